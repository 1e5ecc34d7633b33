const MONTHS =
  'January February March April May June July August September October November December'.split(
    ' ',
  );

/** A day as people write it, "23 September 2022"; anything else as it is. */
export const dayText = (date: string): string => {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(date) ?? [];
  const name = MONTHS[Number(month) - 1];
  return name === undefined ? date : `${Number(day)} ${name} ${year}`;
};
