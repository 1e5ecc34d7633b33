import { classOf, plainText } from './element-kinds.ts';
import { readPanel } from './framed-elements.ts';
import type { HtmlElement } from './html-tree.ts';
import type { Entered, Walk } from './walk.ts';

const LABELS = /(?:^|\s)(?:tabbed-labels|tab-labels|nav-tabs)(?=\s|$)/u;
const LABEL = /(?:^|\s)(?:sd-tab-label|tab-label)(?=\s|$)/u;
const PANEL = /(?:^|\s)(?:tabbed-block|sd-tab-content|tab-content|tab-pane)(?=\s|$)/u;

const namesOf = (list: HtmlElement): readonly string[] =>
  list.children.flatMap((child) => {
    const name = child.kind === 'element' ? plainText(child) : '';
    return name === '' ? [] : [name];
  });

/** Tabs give their names to the panels that come after them, in their order; nothing for what is neither. */
export const readTabs = (element: HtmlElement, walk: Walk): Entered | undefined => {
  const { role } = element.attributes;
  const given = classOf(element);
  if (role === 'tablist' || LABELS.test(given)) {
    walk.tabs = [...namesOf(element)];
    return 'skip';
  }
  if (LABEL.test(given)) {
    walk.tabs.push(plainText(element));
    return 'skip';
  }
  if (role !== 'tabpanel' && !PANEL.test(given)) return undefined;
  const name = walk.tabs.shift();
  return name === undefined ? undefined : readPanel(name, walk);
};
