import { describe, expect, it } from 'vitest';
import { readSlackSettings } from '../../../../src/bots/slack/settings.ts';
import { ConfigError } from '../../../../src/config/config-error.ts';

const tokens = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };

const problemOf = (environment: Readonly<Record<string, string>>): unknown => {
  try {
    return readSlackSettings(environment);
  } catch (error) {
    return error;
  }
};

describe('the settings of Slack', () => {
  it('are none where no token is set', () => {
    expect(readSlackSettings({ SLACK_COMMAND_PREFIX: 'x' })).toBeUndefined();
  });

  it('are complete with both tokens', () => {
    expect(readSlackSettings(tokens)).toEqual({
      botToken: 'xoxb-1',
      wire: { kind: 'socket', appToken: 'xapp-1' },
      apiUrl: undefined,
      commandPrefix: '/',
      admins: [],
      helpChannel: undefined,
    });
  });

  it('take the signing secret in place of the app-level token in HTTP mode', () => {
    const http = { SLACK_MODE: 'HTTP', SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'abc' };
    expect(readSlackSettings(http)?.wire).toEqual({ kind: 'http', signingSecret: 'abc' });
    expect(readSlackSettings({ SLACK_MODE: 'http' })).toBeUndefined();
  });

  it('name the administrators', () => {
    const settings = readSlackSettings({ ...tokens, SLACK_ADMINS: 'U012AB3CD, W9AB ' });
    expect(settings?.admins).toEqual(['U012AB3CD', 'W9AB']);
  });

  it('end the address of the API with a slash', () => {
    for (const url of ['http://127.0.0.1:1/api', 'http://127.0.0.1:1/api/']) {
      expect(readSlackSettings({ ...tokens, SLACK_API_URL: url })?.apiUrl).toBe(
        'http://127.0.0.1:1/api/',
      );
    }
  });

  it('put the prefix behind the slash', () => {
    const settings = readSlackSettings({ ...tokens, SLACK_COMMAND_PREFIX: 'news-' });
    expect(settings?.commandPrefix).toBe('/news-');
  });

  it.each([
    [{ SLACK_BOT_TOKEN: 'xoxb-1' }, 'SLACK_APP_TOKEN'],
    [{ SLACK_APP_TOKEN: 'xapp-1' }, 'SLACK_BOT_TOKEN'],
    [{ ...tokens, SLACK_BOT_TOKEN: 'xapp-1' }, 'SLACK_BOT_TOKEN'],
    [{ ...tokens, SLACK_APP_TOKEN: 'xoxb-1' }, 'SLACK_APP_TOKEN'],
    [{ ...tokens, SLACK_API_URL: 'slack' }, 'SLACK_API_URL'],
    [{ ...tokens, SLACK_COMMAND_PREFIX: 'News ' }, 'SLACK_COMMAND_PREFIX'],
    [{ ...tokens, SLACK_COMMAND_PREFIX: '/x' }, 'SLACK_COMMAND_PREFIX'],
    [{ ...tokens, SLACK_BOT_TOKEN: 'xoxp-1' }, 'SLACK_BOT_TOKEN'],
    [{ ...tokens, SLACK_MODE: 'carrier-1' }, 'SLACK_MODE'],
    [{ ...tokens, SLACK_MODE: 'http' }, 'SLACK_SIGNING_SECRET'],
    [
      { SLACK_MODE: 'http', SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'xapp-1' },
      'SLACK_SIGNING_SECRET',
    ],
    [{ ...tokens, SLACK_ADMINS: '@alice-1' }, 'SLACK_ADMINS'],
    [{ ...tokens, SLACK_HELP_CHANNEL: '#help-1' }, 'SLACK_HELP_CHANNEL'],
  ])('of %j are refused, naming %s and no value', (environment, variable) => {
    const error = problemOf(environment);
    expect(error).toBeInstanceOf(ConfigError);
    expect(error).toMatchObject({ variable });
    expect(String(error)).not.toContain('-1');
  });
});
