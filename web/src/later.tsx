// What can wait until the screen was drawn: what is typed and the total it gives come first, the rest piece by piece.
import { effect, type ReadonlySignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useReducer, useRef } from 'preact/hooks';

type Piece = () => void;

const waiting = new Set<Piece>();
const turns = new MessageChannel();
/** How long pieces follow each other before the screen is drawn again. */
const kShareOfFrame = 6;
/** A page that is not shown draws nothing: it does not wait for the screen. */
const kWithoutScreen = 100;
let planned = false;
let until = 0;

function onePiece(): void {
  const [first] = waiting;
  if (first === undefined) {
    planned = false;
  } else if (performance.now() > until) {
    afterFrame();
  } else {
    waiting.delete(first);
    first();
    // In another task: what the piece draws then counts in the time.
    turns.port2.postMessage(null);
  }
}
turns.port1.onmessage = onePiece;

function afterFrame(): void {
  let begun = false;
  const begin = (): void => {
    if (begun) return;
    begun = true;
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    until = performance.now() + kShareOfFrame;
    // Once the frame is drawn.
    turns.port2.postMessage(null);
  };
  const frame = requestAnimationFrame(begin);
  const timer = setTimeout(begin, kWithoutScreen);
}

/** Calls `piece` once the screen was drawn, in a task of its own. Returns what gives it up. */
export function later(piece: Piece): () => void {
  waiting.add(piece);
  if (!planned) {
    planned = true;
    afterFrame();
  }
  return () => void waiting.delete(piece);
}

/** The present value of a signal, drawn later when it changes; always the present one when the component is drawn. */
export function useLater<T>(source: ReadonlySignal<T>): T {
  const [, draw] = useReducer<number, null>((count) => count + 1, 0);
  const value = source.peek();
  const drawn = useRef(value);
  drawn.current = value;
  useEffect(() => {
    const piece = (): void => draw(null);
    const stop = effect(() => {
      if (source.value !== drawn.current) later(piece);
    });
    return () => {
      stop();
      waiting.delete(piece);
    };
  }, [source]);
  return value;
}

/** False until the turn of what calls it has come, after what was drawn before. */
export function useTurn(): boolean {
  const [turn, come] = useReducer<boolean, null>(() => true, false);
  useEffect(() => later(() => come(null)), []);
  return turn;
}

/** A part of the page that comes after the others, made from a signal: nothing while that is null. */
export function Later<T>(props: { of: ReadonlySignal<T | null>; children: (value: T) => ComponentChildren }) {
  const turn = useTurn();
  const value = useLater(props.of);
  return turn && value !== null ? <>{props.children(value)}</> : null;
}
