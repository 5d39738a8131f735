/**
 * Where the reader is in the log.
 * Rule of the room: who is at the newest stays at the newest, whatever grows or goes; who reads above is never moved.
 * A message that is too tall to be seen whole is shown from its top, and read on from there.
 */

const NEAR = 60; // px from a place that count as being there
const ABOVE = 8; // px of what came before that are shown above a tall message
const STILL = 1200; // ms after which a scroll is over

export class Scroller {
  /**
   * `pane` scrolls `content`; told: moved() when `follows` or `atEnd` may have changed, atTop() when older messages
   * are wanted, newest() for the node of the newest message.
   */
  constructor(pane, content, told) {
    Object.assign(this, { pane, content, told, follows: true, atEnd: true, from: 0, into: 0, tall: null });
    pane.addEventListener("scroll", () => this.scrolled(), { passive: true });
    this.watch = new ResizeObserver(() => this.hold());
    this.watch.observe(content);
    this.watch.observe(pane);
  }

  close() {
    this.watch.disconnect();
    clearTimeout(this.still);
  }

  /** Stay with the newest, whatever comes. */
  follow() {
    this.follows = true;
    this.hold();
  }

  /** The same, going to the end before the reader's eyes. */
  glide() {
    this.follows = true;
    this.pane.scrollTo({ top: this.pane.scrollHeight, behavior: "smooth" });
  }

  /** Bring a message into view and let it glow for a moment. */
  show(node) {
    node.scrollIntoView({ block: "center", behavior: "instant" });
    node.classList.remove("glow");
    void node.offsetWidth; // begins the animation anew when it is running
    node.classList.add("glow");
  }

  /** Something grew or went. */
  hold() {
    this.held = this.measure();
    if (this.follows) this.rest();
    this.look();
  }

  /** Go where one who follows rests: to the end, or to the top of a tall message; in that one, nobody is moved. */
  rest() {
    const newest = this.told.newest();
    const tall = newest?.offsetTop < this.held ? newest : null;
    if (!tall || (tall === this.tall && this.atEnd)) this.go(this.held);
    else this.go(tall.offsetTop + (tall === this.tall ? this.into : -ABOVE));
    this.tall = tall;
    this.note();
  }

  go(top) {
    this.pane.scrollTo({ top, behavior: "instant" });
  }

  /** Remember the place, in the log and in the tall message. */
  note() {
    this.from = this.pane.scrollTop;
    this.into = this.from - (this.tall?.offsetTop ?? 0);
  }

  /** How far there is to scroll; not the pane's own scrollHeight, in which a rising message counts while it rises. */
  measure() {
    return this.content.offsetHeight - this.pane.clientHeight;
  }

  scrolled() {
    const { scrollTop } = this.pane;
    if (scrollTop === this.from) return; // that was us
    this.pane.classList.add("scrolling");
    clearTimeout(this.still);
    this.still = setTimeout(() => this.pane.classList.remove("scrolling"), STILL);
    if (this.held !== this.measure()) return; // something grew; hold() comes before the next picture
    const leaves = scrollTop < this.from && scrollTop < (this.tall?.offsetTop ?? this.held) - NEAR;
    this.note();
    this.look(leaves);
    if (scrollTop < NEAR) this.keepPlace(() => this.told.atTop());
  }

  /** See where this is: who comes to the end follows from then on, and who leaves the newest does not. */
  look(leaves = false) {
    this.atEnd = this.held - this.pane.scrollTop < NEAR;
    this.follows = this.atEnd || (this.follows && !leaves);
    if (!this.follows) this.tall = null;
    this.pane.classList.toggle("following", this.follows); // or else the browser would hold what is in sight
    this.told.moved();
  }

  keepPlace(change) {
    const below = this.pane.scrollHeight - this.pane.scrollTop;
    if (change()) this.pane.scrollTop = this.pane.scrollHeight - below;
  }
}
