// Two wordings beside each other: which words stay, which go, which come.
export interface Words {
  text: string;
  changed: boolean;
}
export interface Compared {
  before: Words[];
  after: Words[];
}

const kMaxWords = 600;

function push(side: Words[], word: string, changed: boolean): void {
  const last = side.at(-1);
  if (last === undefined || last.changed !== changed) side.push({ text: word, changed });
  else last.text += ` ${word}`;
}

/** Longest common sequence of words. Beyond `kMaxWords` on a side, everything is said to have changed. */
export function compareWords(before: string, after: string): Compared {
  const a = before.split(' ').filter((word) => word !== '');
  const b = after.split(' ').filter((word) => word !== '');
  const compared: Compared = { before: [], after: [] };
  if (a.length > kMaxWords || b.length > kMaxWords) {
    for (const word of a) push(compared.before, word, true);
    for (const word of b) push(compared.after, word, true);
    return compared;
  }
  const columns = b.length + 1;
  const common = new Uint16Array((a.length + 1) * columns);
  const at = (i: number, j: number): number => common[i * columns + j] ?? 0;
  for (let i = a.length - 1; i >= 0; --i) {
    for (let j = b.length - 1; j >= 0; --j) {
      common[i * columns + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  let i = 0;
  let j = 0;
  for (;;) {
    const left = a[i];
    const right = b[j];
    if (left === undefined && right === undefined) return compared;
    if (left !== undefined && left === right) {
      push(compared.before, left, false);
      push(compared.after, left, false);
      ++i;
      ++j;
    } else if (left !== undefined && (right === undefined || at(i + 1, j) >= at(i, j + 1))) {
      push(compared.before, left, true);
      ++i;
    } else if (right !== undefined) {
      push(compared.after, right, true);
      ++j;
    }
  }
}
