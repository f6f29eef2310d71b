// The service as a child: one request at a time, one JSON text a line.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export function startService(program) {
  const child = spawn(program, ['repondre'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async ask(request) {
      child.stdin.write(`${JSON.stringify(request)}\n`);
      const { value, done } = await lines.next();
      if (done) throw new Error(`no answer to ${JSON.stringify(request)}`);
      return JSON.parse(value);
    },
    stop: () => child.stdin.end(),
  };
}
