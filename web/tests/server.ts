// Starts the server that the tests visit, on a free port, and stops it at the end. SOCLE_BASE: one that runs already.
import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../build/release/bin/socle', import.meta.url));
const pages = fileURLToPath(new URL('../dist', import.meta.url));
const kStartMilliseconds = 20_000;

/** The address that the server prints once it listens. */
function addressOf(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const timer = setTimeout(() => reject(new Error(`the server does not start:\n${said}`)), kStartMilliseconds);
    const read = (bytes: Buffer): void => {
      said += bytes.toString();
      const found = /http:\/\/[\w.:[\]-]+/.exec(said);
      if (found === null) return;
      clearTimeout(timer);
      resolve(found[0]);
    };
    server.stdout?.on('data', read);
    server.stderr?.on('data', read);
    server.on('exit', (code) => reject(new Error(`the server ended with ${code}:\n${said}`)));
    server.on('error', reject);
  });
}

export default async function start(): Promise<() => Promise<void>> {
  if (process.env.SOCLE_BASE !== undefined) return async () => undefined;
  const server = spawn(program, ['serveur', '--port', '0', '--pages', pages], { stdio: ['ignore', 'pipe', 'pipe'] });
  process.env.SOCLE_BASE = await addressOf(server);
  return async () => {
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGTERM');
    await ended;
  };
}
