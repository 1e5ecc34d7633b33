import { readFileSync, writeFileSync } from 'node:fs';
import { houseMap, withMap } from '../support/house-map.ts';
import { readSources } from '../support/sources.ts';

const PAGE = new URL('../../ARCHITECTURE.md', import.meta.url);

writeFileSync(PAGE, withMap(readFileSync(PAGE, 'utf8'), houseMap(readSources())));
