type Body = Record<string, unknown>;

const parseJson = (text: string): Body | undefined => {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)
      ? { ...parsed }
      : undefined;
  } catch {
    return undefined;
  }
};

/**
 * What a request carries: JSON for events, a form for commands, JSON in a form's `payload` for whatever is
 * pressed or submitted; `undefined` when it is none of them. Source: docs.slack.dev, "Using HTTP request URLs".
 */
export const parseSlackBody = (raw: string, contentType: string): Body | undefined => {
  if (!contentType.startsWith('application/x-www-form-urlencoded')) return parseJson(raw);
  const form = new URLSearchParams(raw);
  const payload = form.get('payload');
  return payload === null ? Object.fromEntries(form) : parseJson(payload);
};
