/**
 * What the address says: #person=7 or #person=7,8 side by side; ?person=7&view=phone for one phone alone.
 * Rule of the room: the address is where the open phones are kept, so that a tab can be copied or sent.
 */

const query = new URLSearchParams(location.search);

/** Whether only the phone is wanted, without rail and panel. */
export const phoneOnly = query.get("view") === "phone";

/** The ids of the people whose phones the address asks for. */
export function wantedPeople() {
  const hash = new URLSearchParams(location.hash.slice(1));
  const ids = hash.get("person") ?? query.get("person") ?? "";
  return ids.split(",").filter(Boolean).map(Number);
}

/** Write the open phones into the address. */
export function keepPeople(ids) {
  history.replaceState(null, "", `#person=${ids.join(",")}`);
}
