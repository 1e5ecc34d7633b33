import type { FakeMessage } from '../fake-discord/fake-types.ts';
import type { Interaction } from '../fake-discord/interaction.ts';
import type { UsedComponent } from '../fake-discord/interactions.ts';
import type { FakeDiscord } from '../fake-discord/start-fake-discord.ts';

/** Presses what a label stands for under a message: a button, or an entry of a menu. */
export const pressDiscord = (
  discord: FakeDiscord,
  message: FakeMessage,
  label: string,
  extra: Partial<UsedComponent> = {},
): Interaction => {
  const components = message.components.flatMap((row) => row.components ?? []);
  const menu = components.find(({ options = [] }) => options.some((one) => one.label === label));
  const chosen = menu?.options?.find((one) => one.label === label)?.value;
  if (menu?.custom_id !== undefined && chosen !== undefined)
    return discord.sendSelect({ message, customId: menu.custom_id, values: [chosen], ...extra });
  const button = components.find((one) => one.label === label);
  return discord.sendButton({
    message,
    customId: button?.custom_id ?? `no button ${label}`,
    ...extra,
  });
};
