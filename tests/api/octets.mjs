// The corpus of cases of law, asked of the API and of the command line: the same bytes, or the same refusal.
import { spawn, execFileSync } from 'node:child_process';
import { cpus } from 'node:os';
import { startService } from './program.mjs';

const [program, socle] = process.argv.slice(2);
const cases = execFileSync(program, ['corpus'], { encoding: 'utf8', maxBuffer: 1 << 26 })
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line));

function runSocle(one) {
  return new Promise((resolve, reject) => {
    const child = spawn(socle, one.arguments, { stdio: ['pipe', 'pipe', 'pipe'] });
    let out = '';
    let refused = '';
    child.stdout.setEncoding('utf8').on('data', (text) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text) => (refused += text));
    child.on('error', reject);
    child.stdin.on('error', () => {});
    child.on('close', (status) => resolve({ status, out, refused }));
    child.stdin.end(one.input);
  });
}

function compare(one, answer, shell) {
  if (answer.status !== 200) return shell.status === 1 ? null : `refusé par l'API (${answer.status}), pas par la ligne de commande`;
  if (shell.status !== 0) return `refusé par la ligne de commande (${shell.status}), pas par l'API : ${shell.refused}`;
  return answer.body === shell.out ? null : "les octets diffèrent";
}

const service = startService(program);
const answers = [];
for (const one of cases) answers.push(await service.ask({ method: 'POST', path: one.path, body: one.body, today: '2026-06-01' }));
service.stop();

const failures = [];
let refusals = 0;
let next = 0;
async function work() {
  while (next < cases.length) {
    const at = next++;
    const difference = compare(cases[at], answers[at], await runSocle(cases[at]));
    if (difference !== null) failures.push(`${cases[at].titre} : ${difference}`);
    if (answers[at].status !== 200) ++refusals;
  }
}
await Promise.all(Array.from({ length: Math.min(2, cpus().length) }, work));

for (const failure of failures) console.log(failure);
console.log(`${cases.length} cas, dont ${refusals} refusés ; ${failures.length} différence(s).`);
process.exit(failures.length === 0 && cases.length > 100 && refusals > 0 ? 0 : 1);
