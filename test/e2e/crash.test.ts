import { afterEach, describe, expect, it } from 'vitest';
import { type StartedProcess, startProcess } from '../support/start-process.ts';

// Every test starts a process that loads the language model: about a second each.

const QUESTION = 'Who fired the mayor of Saltmouth?';
const SECRETS = {
  OPERATOR_TOKEN: 'operator-token-nobody-guesses',
  STORE_KEY: 'a key of the store of more than thirty-two characters',
} as const;
const ADDRESS = 'postgres://newsdesk:hunter2hunter2@db.example/newsdesk';
const MESSAGE = `${QUESTION} ${ADDRESS} xoxb-1234567890-secret ${Object.values(SECRETS).join(' ')}`;
const WORDS = ['Saltmouth', 'hunter2', '1234567890-secret', ...Object.values(SECRETS)] as const;

/** Loaded before the product: what goes wrong there goes wrong in the middle of its work. */
const breaking = (how: string): string => {
  const fails = `process.on('SIGUSR2', () => { const error = Object.assign(new TypeError(${JSON.stringify(MESSAGE)}), { detail: ${JSON.stringify(MESSAGE)} }); ${how} });`;
  return `--import data:text/javascript,${encodeURIComponent(fails)}`;
};

let started: StartedProcess | undefined;
afterEach(() => started?.kill());

const startBreaking = async (how: string): Promise<StartedProcess> => {
  started = startProcess({ ...SECRETS, NODE_OPTIONS: breaking(how) });
  await started.prints(/DISCORD_TOKEN.*\n/u);
  return started;
};

const expectNoSecret = (text: string): void => {
  for (const word of WORDS) expect(text).not.toContain(word);
};

describe('a product that breaks', () => {
  it('ends with 1 and logs what broke where, without any words', { timeout: 60_000 }, async () => {
    const product = await startBreaking('throw error');
    const logged = product.logs(/uncaught exception.*\n/u);
    process.kill(product.pid, 'SIGUSR2');
    await logged;
    expect(await product.ended).toBe(1);
    const last = product.events().at(-1);
    expect(last).toMatchObject({
      level: 60,
      msg: 'uncaught exception',
      crash: {
        type: 'TypeError',
        frames: expect.arrayContaining([expect.stringMatching(/^at /u)]),
      },
    });
    expectNoSecret(product.log() + product.printed());
  });

  it('goes on after a rejection that nobody waited for, and logs it in the same way', {
    timeout: 60_000,
  }, async () => {
    const product = await startBreaking('Promise.reject(error)');
    const [address = ''] = /http:\/\/127\.0\.0\.1:\d+/u.exec(product.printed()) ?? [];
    const logged = product.logs(/unhandled rejection.*\n/u);
    process.kill(product.pid, 'SIGUSR2');
    await logged;
    expect(product.events().at(-1)).toMatchObject({ level: 50, crash: { type: 'TypeError' } });
    expect((await fetch(`${address}/healthz`)).status).toBe(200);
    expectNoSecret(product.log() + product.printed());
  });
});
