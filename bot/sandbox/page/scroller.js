/**
 * Where the reader is in the log.
 * Rule of the room: who is at the bottom stays at the bottom, whatever grows; who reads above is never moved.
 */

const NEAR = 60; // px from an end that count as being there
const STILL = 1200; // ms after which a scroll is over

export class Scroller {
  /** `pane` scrolls `content`; told: atBottom(bool) when that changes, atTop() when older messages are wanted. */
  constructor(pane, content, told) {
    Object.assign(this, { pane, content, told, atBottom: true });
    pane.addEventListener("scroll", () => this.scrolled(), { passive: true });
    this.watch = new ResizeObserver(() => this.hold());
    this.watch.observe(content);
    this.watch.observe(pane);
  }

  close() {
    this.watch.disconnect();
    clearTimeout(this.still);
  }

  /** Go to the newest. */
  toBottom(smooth = false) {
    this.pane.scrollTo({ top: this.pane.scrollHeight, behavior: smooth ? "smooth" : "instant" });
  }

  /** Go to the newest, and stay there whatever comes. */
  follow() {
    this.told.atBottom((this.atBottom = true));
    this.toBottom();
  }

  /** Bring a message into view and let it glow for a moment. */
  show(node) {
    node.scrollIntoView({ block: "center", behavior: "instant" });
    node.classList.remove("glow");
    void node.offsetWidth; // begins the animation anew when it is running
    node.classList.add("glow");
  }

  hold() {
    this.held = this.measure();
    if (this.atBottom) this.toBottom();
  }

  /** How far there is to scroll; not the pane's own scrollHeight, in which a rising message counts while it rises. */
  measure() {
    return this.content.offsetHeight - this.pane.clientHeight;
  }

  scrolled() {
    this.pane.classList.add("scrolling");
    clearTimeout(this.still);
    this.still = setTimeout(() => this.pane.classList.remove("scrolling"), STILL);
    if (this.held !== this.measure()) return; // something grew; hold() comes before the next picture
    const { scrollTop } = this.pane;
    const atBottom = this.held - scrollTop < NEAR;
    if (atBottom !== this.atBottom) this.told.atBottom((this.atBottom = atBottom));
    if (scrollTop < NEAR) this.keepPlace(() => this.told.atTop());
  }

  keepPlace(change) {
    const below = this.pane.scrollHeight - this.pane.scrollTop;
    if (change()) this.pane.scrollTop = this.pane.scrollHeight - below;
  }
}
