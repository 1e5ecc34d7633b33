import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSlackBody } from '../../../../../src/bots/slack/transport/http-body.ts';
import {
  signatureProblem,
  signSlackRequest,
} from '../../../../../src/bots/slack/transport/signature.ts';

const SECRET = '8f742231b10e8888abcd99yyyzzz85a5';
const NOW_MS = 1_700_000_000_000;
const NOW = NOW_MS / 1000;

const problemOf = (
  body: string,
  headers: Readonly<Record<string, string>>,
  secret = SECRET,
): string | undefined => signatureProblem(new Headers(headers), Buffer.from(body), secret, NOW_MS);

describe('a signature', () => {
  it("is Slack's own for the example of its documentation", () => {
    const body =
      'token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c';
    expect(signSlackRequest(body, SECRET, 1_531_420_618)['x-slack-signature']).toBe(
      'v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503',
    );
  });

  it('holds for any body, and for no other body, secret or time', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ minLength: 1 }), (body, more) => {
        const headers = signSlackRequest(body, SECRET, NOW);
        expect(problemOf(body, headers)).toBeUndefined();
        expect(problemOf(body + more, headers)).toBe('wrong-signature');
        expect(problemOf(body, headers, `${SECRET}x`)).toBe('wrong-signature');
        const later = { ...headers, 'x-slack-request-timestamp': String(NOW + 1) };
        expect(problemOf(body, later)).toBe('wrong-signature');
      }),
    );
  });

  it.each([
    [-300, undefined],
    [-301, 'wrong-time'],
    [300, undefined],
    [301, 'wrong-time'],
    [4000, 'wrong-time'],
  ])('that is %i seconds off is %s', (offset, problem) => {
    expect(problemOf('x', signSlackRequest('x', SECRET, NOW + offset))).toBe(problem);
  });

  it.each([
    [{}],
    [{ 'x-slack-request-timestamp': String(NOW) }],
    [{ 'x-slack-signature': 'v0=' }],
    [{ 'x-slack-request-timestamp': '1e9', 'x-slack-signature': 'v0=' }],
    [{ 'x-slack-request-timestamp': String(NOW), 'x-slack-signature': 'v0=ü' }],
  ])('of other shape is refused: %j', (headers) => {
    const { 'x-slack-signature': signature = '', ...rest } = headers as Record<string, string>;
    const sent = { ...rest, 'x-slack-signature': Buffer.from(signature).toString('latin1') };
    expect(problemOf('x', sent)).toBeDefined();
  });

  it('is worth nothing without a secret', () => {
    expect(problemOf('x', signSlackRequest('x', '', NOW), '')).toBe('unsigned');
  });
});

describe('the body of a request', () => {
  it('is read as what it is, or left alone', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.constantFrom('application/json', '', 'text/plain'),
        (raw, type) => {
          const body = parseSlackBody(raw, type);
          expect(body === undefined || typeof body === 'object').toBe(true);
        },
      ),
    );
  });

  it.each([
    ['{"type":"event_callback"}', 'application/json', { type: 'event_callback' }],
    [
      'command=%2Fask&text=a+b',
      'application/x-www-form-urlencoded',
      { command: '/ask', text: 'a b' },
    ],
    ['payload=%7B%22type%22%3A%22x%22%7D', 'application/x-www-form-urlencoded', { type: 'x' }],
    ['payload=%7B', 'application/x-www-form-urlencoded', undefined],
    ['[1]', 'application/json', undefined],
  ])('%s', (raw, type, expected) => {
    expect(parseSlackBody(raw, type)).toEqual(expected);
  });
});
