const DAY = /^\d{4}-\d{2}-\d{2}$/u;

/** A day as people write it in a language, "23 September 2022"; anything else as it is. */
export const dayText = (date: string, language = 'en'): string => {
  const at = DAY.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(at)) return date;
  // Days stand before months, also in English.
  const locale = language === 'en' ? 'en-GB' : language;
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(at);
};
