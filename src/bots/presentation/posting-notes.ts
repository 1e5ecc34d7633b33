/** Under a private answer in a channel that the bot is not in. `name` is without its "@". */
export const inviteNote = (name: string): string =>
  `I am not in that channel. /invite @${name} there lets everyone ask me by mention.`;

/** Above an answer that came to the direct messages instead. */
export const NOT_POSTED_NOTE = 'Slack did not let me post this where you asked.';
