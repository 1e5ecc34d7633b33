const REPLACEMENT = '[redacted]';

/**
 * What the credentials of our platforms look like, wherever in a text they stand.
 * Sources: Slack's token types page (xoxb-, xoxp-, xoxe., xapp-); Discord's reference
 * (bot tokens are three base64url parts; interaction and webhook tokens end an address). Last our own.
 */
const TOKEN_SHAPES: readonly RegExp[] = [
  /\bxox[a-z]?[.-][\w.%-]{6,}/gu,
  /\bxapp-[\w-]{6,}/gu,
  /\b[\w-]{20,40}\.[\w-]{5,8}\.[\w-]{25,}/gu,
  /(?<=\/(?:interactions|webhooks)\/\d{1,20}\/)[\w%.-]{16,}/gu,
  /(?<=hooks\.slack\.com\/)[\w/-]{8,}/gu,
  /(?<=:\/\/[^\s/:@"]{0,80}:)[^\s/@"]{1,200}(?=@)/gu,
  /(?<=\b(?:Bot|Bearer) )[\w.~+/-]{16,}=*/gu,
  /\bnd(?:pub)?_[\w-]{16,}/gu,
];

const SECRET_NAME = /(?:TOKEN|SECRET|PASSWORD|_KEY)$/u;
/** Shorter values are words that a log line may hold for other reasons. */
const MIN_SECRET_LENGTH = 8;

/** The password in an address, as it is written there and as it is meant; none in what is no address. */
const passwordsIn = (value: string): readonly string[] => {
  if (!URL.canParse(value)) return [];
  const { password } = new URL(value);
  try {
    return [password, decodeURIComponent(password)];
  } catch {
    return [password];
  }
};

/** A function that takes tokens out of a text: the values of secret variables, and whatever looks like a token. */
export const createRedactor = (
  environment: Readonly<Record<string, string | undefined>> = {},
): ((text: string) => string) => {
  const secrets = Object.entries(environment)
    .flatMap(([name, value]) =>
      SECRET_NAME.test(name) ? [value?.trim() ?? ''] : passwordsIn(value ?? ''),
    )
    .filter((value) => value.length >= MIN_SECRET_LENGTH)
    .sort((a, b) => b.length - a.length);
  return (text) => {
    const known = secrets.reduce((rest, secret) => rest.replaceAll(secret, REPLACEMENT), text);
    return TOKEN_SHAPES.reduce((rest, shape) => rest.replace(shape, REPLACEMENT), known);
  };
};
