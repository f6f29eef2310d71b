/**
 * One request at a time; when answers come slower than changes, only the last change is asked. Browsers give the moves of a slider
 * once a frame at most.
 * Returns what to call at each change.
 */
export function latestWins<Body>(ask: (body: Body) => Promise<void>): (body: Body) => void {
  let next: { body: Body } | null = null;
  let running = false;
  const run = async (): Promise<void> => {
    while (next !== null) {
      const { body } = next;
      next = null;
      await ask(body);
    }
    running = false;
  };
  return (body) => {
    next = { body };
    if (running) return;
    running = true;
    void run();
  };
}
