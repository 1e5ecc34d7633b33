import type { DayRange } from '../../qa/analysis/times/calendar.ts';
import { findPeriods } from '../../qa/analysis/times/periods.ts';
import type { FigureQuery } from '../../qa/figures/ask-figures.ts';
import type { Filters } from '../../qa/types.ts';

/** `entity:Henan`, `year:2021`, `period:"first quarter of 2023"`, at the start of the text or after a blank. */
const FILTER =
  /(?<=^|\s)(entity|year|period):(?:"([^"\n]{1,200})"|“([^”\n]{1,200})”|([^\s"“]{1,200}))(?=\s|$)/giu;

const daysOf = (value: string): DayRange | undefined => {
  const period = findPeriods(value)[0]?.period;
  return period === undefined ? undefined : { from: period.from, to: period.to };
};

/**
 * What a text asks of the figures: the filters that only figures have are taken out of it.
 * A value that names no time stays in the topic, where it finds nothing silently wrong.
 */
export const parseFigureQuery = (text: string, filters: Filters): FigureQuery => {
  let entity: string | undefined;
  let days: DayRange | undefined;
  const topic = text.replace(FILTER, (whole: string, key: string, straight, curly, bare) => {
    const value = String(straight ?? curly ?? bare).trim();
    if (key.toLowerCase() === 'entity') {
      entity = value;
      return ' ';
    }
    const found = daysOf(value);
    if (found === undefined) return whole;
    days = found;
    return ' ';
  });
  return {
    topic: topic.replace(/ {2,}/gu, ' ').trim(),
    filters,
    ...(entity === undefined ? {} : { entity }),
    ...(days === undefined ? {} : { days }),
  };
};
