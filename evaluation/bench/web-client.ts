import { Agent, request } from 'node:http';

/** What the client is told to do: ask these, in this order, so many of them under way at any moment. */
export interface AskTask {
  readonly address: string;
  readonly questions: readonly string[];
  readonly inFlight: number;
}

/** Sends a question as the page's script does; resolves to the milliseconds until its answer is there whole. */
const askOnce = (
  address: string,
  agent: Agent,
  question: string,
  client: number,
): Promise<number> =>
  new Promise((resolve, reject) => {
    const started = performance.now();
    const sent = request(
      `${address}/ask`,
      {
        method: 'POST',
        agent,
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'x-newsdesk-part': '1',
          // Each asks as somebody else: what one client may ask is limited.
          'x-forwarded-for': `203.0.${client >> 8}.${client & 255}`,
        },
      },
      (response) => {
        response.resume();
        response.on('end', () => {
          if (response.statusCode === 200) resolve(performance.now() - started);
          else reject(new Error(`the page answered with ${response.statusCode}`));
        });
      },
    );
    sent.on('error', reject);
    sent.end(new URLSearchParams({ question }).toString());
  });

const askAll = async ({ address, questions, inFlight }: AskTask): Promise<readonly number[]> => {
  const agent = new Agent({ keepAlive: true, maxSockets: inFlight });
  const times: number[] = [];
  const rest = questions.entries();
  const work = async (): Promise<void> => {
    for (const [at, question] of rest) {
      times.push(await askOnce(address, agent, question, at % 60_000));
    }
  };
  await Promise.all(Array.from({ length: inFlight }, work));
  agent.destroy();
  return times;
};

// The people who ask sit elsewhere: what they cost must not slow the server that is measured.
process.on('message', (task: AskTask) => {
  askAll(task).then(
    (times) => process.send?.(times),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
