/** The flag of a message that is made of components alone. It is never taken off again. */
export const LAYOUT = 32_768;

/** Nobody is notified. */
export const NO_MENTIONS = { parse: [], replied_user: false } as const;

export interface DiscordEmbed {
  readonly title?: string;
  readonly url?: string;
  readonly description?: string;
  readonly color: number;
  readonly footer?: { readonly text: string };
  readonly image?: { readonly url: string };
}

/** A button that comes back to the bot as an interaction with its `custom_id`. */
export interface DiscordButton {
  readonly type: 2;
  readonly style: 1 | 2;
  readonly label: string;
  readonly custom_id: string;
}

/** A button that leads to an address. */
export interface DiscordLink {
  readonly type: 2;
  readonly style: 5;
  readonly label: string;
  readonly url: string;
}

/** A menu; what is chosen comes back as its value. */
export interface DiscordMenu {
  readonly type: 3;
  readonly custom_id: string;
  readonly placeholder: string;
  readonly options: readonly { readonly label: string; readonly value: string }[];
}

/** Buttons, or one menu alone. */
export interface DiscordRow {
  readonly type: 1;
  readonly components: readonly (DiscordButton | DiscordLink | DiscordMenu)[];
}

/** Files sent along, by their place among them. */
export interface Attachment {
  readonly id: number;
  readonly filename: string;
  readonly description?: string;
}

export interface TextDisplay {
  readonly type: 10;
  readonly content: string;
}

/** A text with a button beside it that leads to an address. */
export interface Section {
  readonly type: 9;
  readonly components: readonly TextDisplay[];
  readonly accessory: DiscordLink;
}

/** A line between what stands above and below. */
export interface Separator {
  readonly type: 14;
}

export interface Gallery {
  readonly type: 12;
  readonly items: readonly {
    readonly media: { readonly url: string };
    readonly description?: string;
  }[];
}

/** A box with a coloured edge. */
export interface Container {
  readonly type: 17;
  readonly accent_color: number;
  readonly components: readonly (TextDisplay | Section | Separator | Gallery)[];
}

/** A message of components alone. Source: Discord documentation, "Component Reference". */
export interface LayoutMessage {
  readonly flags: typeof LAYOUT;
  readonly components: readonly (TextDisplay | Container | DiscordRow)[];
  readonly attachments?: readonly Attachment[];
  readonly allowed_mentions: typeof NO_MENTIONS;
}

/** A message of a line, embeds under it, and buttons: the form that every client has had longest. */
export interface EmbedMessage {
  readonly content: string;
  readonly embeds: readonly DiscordEmbed[];
  readonly components: readonly DiscordRow[];
  readonly attachments?: readonly Attachment[];
  readonly allowed_mentions: typeof NO_MENTIONS;
}

/** The JSON body of a message as Discord's HTTP API takes it, without addressing. */
export type DiscordMessage = EmbedMessage | LayoutMessage;

/** Whether a message is made of components alone. */
export const isLayout = (message: DiscordMessage): message is LayoutMessage =>
  'flags' in message && message.flags === LAYOUT;
