"""The session for the ear: what is heard when, as a pure function of a tape and a voice; no sound is touched here."""
