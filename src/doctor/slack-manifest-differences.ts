import {
  LINK_EVENTS,
  OPTIONAL_EVENTS,
  type slackManifest,
} from '../bots/slack/install/manifest.ts';
import type { Finding } from './check.ts';

const OPTIONAL: ReadonlySet<string> = new Set([...OPTIONAL_EVENTS, ...LINK_EVENTS]);

type Manifest = ReturnType<typeof slackManifest>;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What stands at a path of the exported manifest. */
const at = (value: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((rest, name) => (isRecord(rest) ? rest[name] : undefined), value);

const namesAt = (value: unknown, path: readonly string[], field?: string): readonly string[] => {
  const found = at(value, path);
  if (!Array.isArray(found)) return [];
  return found.map((one) => String(field === undefined || !isRecord(one) ? one : one[field]));
};

const lacking = (wanted: readonly string[], has: readonly string[]): readonly string[] =>
  wanted.filter((name) => !has.includes(name));

/** What the app's settings lack of what the bot needs; `page` gives the address of one of their pages. */
export const compareManifests = (
  wanted: Manifest,
  exported: unknown,
  page: (name: string) => string,
): readonly Finding[] => {
  const findings: Finding[] = [];
  const report = (what: string, remedy: string): void => {
    findings.push({ kind: 'problem', what, remedy });
  };
  const events = lacking(
    // What comes only where an optional permission was granted is no problem to lack.
    (wanted.settings?.event_subscriptions?.bot_events ?? []).filter(
      (event) => !OPTIONAL.has(event),
    ),
    namesAt(exported, ['settings', 'event_subscriptions', 'bot_events']),
  );
  if (events.length > 0) {
    report(
      `Slack does not send it: ${events.join(', ')}.`,
      `Subscribe to them under "Event Subscriptions", "Subscribe to bot events" (${page('event-subscriptions')}), then install the app again.`,
    );
  }
  const commands = lacking(
    (wanted.features?.slash_commands ?? []).map(({ command }) => command),
    namesAt(exported, ['features', 'slash_commands'], 'command'),
  );
  if (commands.length > 0) {
    report(
      `Slash commands are missing: ${commands.join(', ')}.`,
      `Paste the manifest of "npm run slack:manifest" under "App Manifest" (${page('app-manifest')}).`,
    );
  }
  const shortcuts = lacking(
    (wanted.features?.shortcuts ?? []).map(({ callback_id }) => callback_id),
    namesAt(exported, ['features', 'shortcuts'], 'callback_id'),
  );
  if (shortcuts.length > 0) {
    report(
      `Shortcuts are missing: ${shortcuts.join(', ')}.`,
      `Paste the manifest of "npm run slack:manifest" under "App Manifest" (${page('app-manifest')}).`,
    );
  }
  if (at(exported, ['settings', 'interactivity', 'is_enabled']) !== true) {
    report(
      'Buttons do nothing: interactivity is off.',
      `Switch it on under "Interactivity & Shortcuts" (${page('interactive-messages')}).`,
    );
  }
  const isSocket = wanted.settings?.socket_mode_enabled === true;
  if ((at(exported, ['settings', 'socket_mode_enabled']) === true) !== isSocket) {
    report(
      isSocket ? 'Socket Mode is off.' : 'Socket Mode is on, so nothing comes over HTTP.',
      `Switch it ${isSocket ? 'on' : 'off'} under "Socket Mode" (${page('socket-mode')}).`,
    );
  }
  if (at(exported, ['features', 'app_home', 'messages_tab_enabled']) !== true) {
    report(
      'Nobody can write to the bot directly: its Messages tab is off.',
      `Switch it on under "App Home" (${page('app-home')}).`,
    );
  }
  return findings.length > 0
    ? findings
    : [{ kind: 'ok', what: 'Events, commands, shortcuts and buttons are set up.' }];
};
