import { PRIVILEGED_INTENTS } from './constants.ts';
import { startFakeDiscord } from './start-fake-discord.ts';

// `npx tsx test/support/fake-discord/run.ts [port]` serves a bot that is tried by hand.
const discord = await startFakeDiscord({
  port: Number(process.argv[2] ?? 8790),
  intentsAllowed: PRIVILEGED_INTENTS,
});
process.stdout.write(`DISCORD_TOKEN=${discord.token}\nDISCORD_API_URL=${discord.apiUrl}\n`);
