/**
 * Message effects.
 * Rule of the room: a burst is drawn on one canvas that lives as long as the burst; where motion is unwelcome
 * only the glyph beside the time tells of it.
 */
import { make } from "./dom.js";
import { mayMove } from "./frames.js";

const PALETTE = ["#f2b134", "#ed553b", "#3caea3", "#4b8fe2", "#a26bd6"];
const EFFECTS = {
  "5046509860389126442": { glyph: "🎉", count: 130, gravity: 900, spread: 1.1, speed: 820, paper: true },
  "5104841245755180586": { glyph: "🔥", count: 26, gravity: -160, spread: 0.7, speed: 340 },
  "5107584321108051014": { glyph: "👍", count: 22, gravity: 420, spread: 0.8, speed: 620 },
  "5159385139981059251": { glyph: "❤️", count: 26, gravity: -120, spread: 0.9, speed: 320 },
};
const SECONDS = 2.2;

/** The effect of an id, or undefined. */
export const effectOf = (id) => EFFECTS[id];

/** Let an effect burst from a point of the stage, given in its own pixels. */
export function burst(stage, id, { x, y }) {
  const effect = EFFECTS[id];
  if (!effect || !mayMove()) return;
  const canvas = make("canvas", { class: "burst", "aria-hidden": "true" });
  const sharp = Math.min(devicePixelRatio, 2);
  canvas.width = stage.clientWidth * sharp;
  canvas.height = stage.clientHeight * sharp;
  stage.append(canvas);
  const pen = canvas.getContext("2d");
  const pieces = Array.from({ length: effect.count }, () => piece(effect));
  const began = performance.now();
  requestAnimationFrame(function draw(instant) {
    const age = Math.max(0, instant - began) / 1000;
    if (age > SECONDS || !canvas.isConnected) return canvas.remove();
    pen.setTransform(sharp, 0, 0, sharp, 0, 0);
    pen.clearRect(0, 0, canvas.width, canvas.height);
    for (const one of pieces) drawPiece(pen, one, effect, age, { x, y });
    requestAnimationFrame(draw);
  });
}

function piece({ spread, speed }) {
  const direction = -Math.PI / 2 + (Math.random() - 0.5) * Math.PI * spread;
  const power = speed * (0.35 + Math.random() * 0.65);
  return {
    vx: Math.cos(direction) * power,
    vy: Math.sin(direction) * power,
    turn: Math.random() * Math.PI * 2,
    spin: (Math.random() - 0.5) * 12,
    size: 0.6 + Math.random() * 0.7,
    colour: PALETTE[Math.floor(Math.random() * PALETTE.length)],
    delay: Math.random() * 0.25,
  };
}

function drawPiece(pen, one, effect, age, from) {
  const time = age - one.delay;
  if (time < 0) return;
  const drag = 1 - Math.exp(-1.7 * time); // air: quick at first, then it floats
  pen.save();
  pen.globalAlpha = Math.max(0, Math.min(1, (SECONDS - age) / 0.7));
  pen.translate(from.x + (one.vx * drag) / 1.7, from.y + (one.vy * drag) / 1.7 + (effect.gravity * time * time) / 4);
  pen.rotate(one.turn * (effect.paper ? 1 : 0.15) + one.spin * time * (effect.paper ? 1 : 0.06));
  if (effect.paper) {
    pen.scale(1, Math.cos(one.spin * time));
    pen.fillStyle = one.colour;
    pen.fillRect(-5 * one.size, -3 * one.size, 10 * one.size, 6 * one.size);
  } else {
    pen.font = `${Math.round(30 * one.size)}px sans-serif`;
    pen.textAlign = "center";
    pen.fillText(effect.glyph, 0, 0);
  }
  pen.restore();
}
