import { describe, expect, it } from 'vitest';
import { createLogger } from '../../../src/telemetry/logger.ts';
import { createRedactor } from '../../../src/telemetry/redact.ts';

const SECRETS = {
  slackBot: 'xoxb-1234567890-abcdefGHIJKL',
  slackApp: 'xapp-1-A0123-456-abcdef0123456789',
  discord: 'MTIzNDU2Nzg5MDEyMzQ1Njc4.GabcDE.abcdefghijklmnopqrstuvwxyz0123456789AB',
};

const capture = (environment: Record<string, string> = {}) => {
  const lines: string[] = [];
  const logger = createLogger({
    level: 'info',
    write: (line) => lines.push(line),
    redact: createRedactor(environment),
  });
  return { logger, lines };
};

describe('createLogger', () => {
  it.each(Object.entries(SECRETS))(
    'takes the %s token out of fields, messages, addresses and errors',
    (_, token) => {
      const { logger, lines } = capture();
      logger.info({ token, deep: { authorization: `Bot ${token}` } }, `signed in with ${token}`);
      logger.error(
        { err: new Error(`refused: https://example.org/?token=${token}&x=1`) },
        'failed',
      );
      expect(lines).toHaveLength(2);
      expect(lines.join('')).not.toContain(token);
      expect(lines[0]).toContain('[redacted]');
    },
  );

  it('takes out the values of secret variables whatever they look like', () => {
    const { logger, lines } = capture({ MY_SIGNING_SECRET: 'plain-looking', PORT: '30003000' });
    logger.info({ note: 'plain-looking', port: '30003000' }, 'started');
    expect(lines.join('')).not.toContain('plain-looking');
    expect(lines.join('')).toContain('30003000');
  });

  it('takes out passwords and reply tokens that stand in addresses', () => {
    const { logger, lines } = capture();
    logger.info('postgres://desk:hunter2hunter@db.example/news');
    logger.info('https://discord.com/api/v10/interactions/123456789/aW50ZXJhY3Rpb246MTIz/callback');
    expect(lines.join('')).not.toMatch(/hunter2|aW50ZXJh/u);
    expect(lines.join('')).toContain('db.example/news');
  });

  it('takes out the password of an address also where it stands alone, as written and as meant', () => {
    const { logger, lines } = capture({ DATABASE_URL: 'postgres://desk:hunter2%21hunter@db/news' });
    logger.error({ err: new Error('no role for hunter2!hunter, hunter2%21hunter') }, 'failed');
    expect(lines.join('')).not.toContain('hunter2');
  });

  it('writes one line of JSON an event, at its level and above', () => {
    const { logger, lines } = capture();
    logger.debug('hidden');
    logger.warn({ platform: 'slack' }, 'platform\nfailed');
    expect(lines).toHaveLength(1);
    expect(lines[0]?.endsWith('\n')).toBe(true);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      platform: 'slack',
      msg: 'platform\nfailed',
    });
  });

  it.each(['a', 'a.', '-', ':', '://a:', 'xox', 'Bot ', 'a@', '/webhooks/1/'])(
    'gets through 40,000 repetitions of %j in linear time',
    (hostile) => {
      expect(createRedactor()(`${hostile.repeat(40_000)} end`)).toContain(' end');
    },
  );
});
