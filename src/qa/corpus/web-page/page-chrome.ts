import { classOf, isBlock, isUnknown, plainText } from '../html/element-kinds.ts';
import type { HtmlElement } from '../html/html-tree.ts';
import type { Measure } from '../html/walk.ts';

const CHROME_ROLES = new Set([
  'navigation',
  'banner',
  'contentinfo',
  'search',
  'complementary',
  'dialog',
  'alertdialog',
  'menu',
  'menubar',
  'toolbar',
  'status',
  'doc-toc',
]);

/** Whole names only. */
const named = (parts: readonly string[]): RegExp => new RegExp(`^(?:${parts.join('|')})$`, 'u');

/**
 * Names that sites give to what stands around an article, as whole words of a class or an id. Sources: the pages of the common
 * content systems and generators (WordPress, Drupal, MediaWiki, Zendesk, Intercom, Docusaurus, MkDocs, Sphinx, Hugo's and
 * Jekyll's themes, GOV.UK).
 */
const AROUND_NAME = named([
  // ways through the site
  '(?:[a-z]+-)?nav(?:bar|igation|-?links|-?menu|-?bar)?(?:-[a-z]+)?',
  'navbox(?:-[a-z]+)?|catlinks|printfooter|mw-jump-link|mw-editsection|noprint|sitesub',
  'bread-?crumbs?(?:-[a-z]+)?|crumbs|(?:[a-z]+-)?breadcrumbs?|pagination(?:-[a-z]+)?|pager|prev-?next|post-navigation|doc-pagination',
  'toc|table-?of-?contents?(?:-[a-z]+)?|tableofcontents|on-this-page|page-toc|toc-container',
  'side-?bar(?:-[a-z]+)?|(?:left|right|primary|secondary|site|page|doc|global|main)-sidebar|sphinxsidebar',
  'skip-?(?:link|nav|to-content|to-main)s?|back-to-top|scroll-to-top|return-to-top|article-return-to-top',
  'site-?(?:header|footer|nav|menu|info)|page-?footer|global-?(?:header|footer|nav)|(?:main|top)-?(?:nav|menu)|masthead|footer-?(?:links|nav|bottom|content|wrapper|container)?|colophon|menu-?(?:bar|list|item|toggle|main)?',
  // what readers say
  'comments?|(?:[a-z]+-)?comments?-(?:area|list|section|thread|form|respond|wrapper|body|content|container)|commentlist|disqus_thread|respond|article-comments',
]);
/** Names of the small parts that stand in between; a larger part is called so for another reason. */
const ASIDE_NAME = named([
  // what leads on
  'related(?:-[a-z]+)*|(?:[a-z]+-)?related-?(?:posts|articles|links|content|stories)|recommend(?:ed|ations?)(?:-[a-z]+)*|read-?(?:next|also)|more-?(?:stories|articles|posts)|you-may-also-like|see-also-links|trending|most-(?:read|popular|viewed)|popular-posts|recent-(?:articles|posts)|article-relatives|jp-relatedposts|outbrain|taboola[a-z-]*|up-next',
  'share(?:-[a-z]+)*|sharing(?:-[a-z]+)*|(?:[a-z]+-)?share-?(?:buttons?|bar|links|tools|icons)|social(?:-[a-z]+)*|sharedaddy|addthis[a-z_-]*|follow-us',
  'page-feedback|feedback(?:-(?:form|widget|container))?|was-this-helpful|article-(?:votes|vote|more-questions)|helpful(?:-[a-z]+)*|ratings?(?:-[a-z]+)*|reactions?|intercom-reaction-picker',
  // what asks for something
  'cookies?(?:-[a-z]+)*|(?:[a-z]+-)?cookie-?(?:banner|notice|consent|bar|popup|message)|gdpr(?:-[a-z]+)*|consent(?:-[a-z]+)*|onetrust-[a-z-]+|cc-window',
  '(?:[a-z]+-)?newsletter(?:-[a-z]+)*|subscribe(?:-[a-z]+)*|subscription-(?:form|box|widget)|sign-?up(?:-[a-z]+)*|mailing-list(?:-[a-z]+)*|mc_embed_signup',
  '(?:[a-z]+-)?paywall(?:-[a-z]+)*|promo(?:-[a-z]+)*|(?:[a-z]+-)?advert(?:isement|ising|orial)?s?(?:-[a-z]+)*|ads?(?:-[a-z0-9]+)*|sponsor(?:ed|s)?(?:-[a-z]+)*|banner-?ad',
  'video-js|vjs-[a-z-]+|jw-?player|video-player|player-controls|modal(?:-[a-z]+)*|popup(?:-[a-z]+)*|lightbox|overlay|tooltip',
  // what is said about the page and not in it
  'edit-(?:this-page|link|page|on-github)|theme-edit-this-page|theme-last-updated|last-updated|md-source-file|md-content__button|git-revision|page-actions|print-?(?:link|button|only)|author-?(?:bio|box|card)|about-(?:the-)?author|post-?(?:tags|footer)|entry-(?:footer|utility)|tag-?(?:list|cloud|links)|article-tags|tags|cat-links|widget(?:-[a-z]+)*|copyright',
]);

/** What systems and themes write before the name of every part. */
const SYSTEM =
  /^(?:gem-c|page|post|entry|article|site|single|content|block|section|elementor|wp-block|wp)-(?=[a-z])/u;

/** "siteFooter" and "site_footer" are "site-footer", "page__share" is "share" too. */
const namesIn = (given: string): readonly string[] =>
  given
    .split(/\s+/u)
    .filter((name) => name !== '')
    .map((name) => name.replace(/([a-z\d])([A-Z])/gu, '$1-$2').toLowerCase())
    .map((name) => name.replace(/_+|-+/gu, '-'))
    .flatMap((name) => [name, name.replace(SYSTEM, '')]);

const children = (element: HtmlElement): readonly HtmlElement[] =>
  element.children.filter((child) => child.kind === 'element');

const firstHeading = (element: HtmlElement): HtmlElement | undefined =>
  children(element).find(({ name }) => /^h[1-6]$/u.test(name));

const slug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/gu, '');

/** An id that generators make of a heading says what the section is about. */
const isSectionId = (element: HtmlElement): boolean => {
  if (/^(?:section|h[1-6]|li|dt|p|a|span|body|html|main|article)$/u.test(element.name)) return true;
  if (/(?:^|\s)(?:section|level\d|sect\d)(?=\s|$)/u.test(classOf(element))) return true;
  const heading = firstHeading(element);
  return heading !== undefined && slug(plainText(heading)) === slug(element.attributes.id ?? '');
};

/** Links in a line that lead around the page. */
const INLINE_NAME =
  /^(?:skip-?(?:link|nav|to-content|to-main)|back-to-top|edit-(?:this-page|link|page|on-github))$/u;
const NEVER = /^(?:html|body|main|article|code|pre|h[1-6])$/u;

/** What the names of an element say it is. */
const namedChrome = (element: HtmlElement): 'around' | 'aside' | undefined => {
  if (NEVER.test(element.name)) return undefined;
  const id = isSectionId(element) ? '' : (element.attributes.id ?? '');
  const names = namesIn(`${classOf(element)} ${id}`);
  if (!isBlock(element) && !isUnknown(element)) {
    return names.some((name) => INLINE_NAME.test(name)) ? 'around' : undefined;
  }
  if (names.some((name) => AROUND_NAME.test(name))) return 'around';
  return names.some((name) => ASIDE_NAME.test(name)) ? 'aside' : undefined;
};

/** Whether an element holds nothing but links to parts of its own page: a table of contents. */
const isContents = (element: HtmlElement, { text, linked, links }: Measure): boolean => {
  if (!/^(?:ul|ol|div|nav|table|dl)$/u.test(element.name) || links < 3) return false;
  if (linked < text * 0.9) return false;
  const rest = [element];
  for (let one = rest.pop(); one !== undefined; one = rest.pop()) {
    if (one.name === 'a' && !/^#./u.test(one.attributes.href ?? '#x')) return false;
    rest.push(...children(one));
  }
  return true;
};

/** Lines of who wrote an article, and when: they are facts of it. */
const FACTS_NAME = named([
  'by-?line|dateline|entry-meta|post-meta|article-meta|page-meta|meta-group|posted-on|published-on|(?:post|entry|publish|article)-date|published-dates|reading-time|(?:page-meta-)?readtime|author(?:-name|s)?',
]);
/** Such lines are short. Characters. */
const FACTS_MAX = 160;

/** Whether an element only says what is known of an article beside its text. */
export const isFactsLine = (element: HtmlElement, { text, headings }: Measure): boolean =>
  text <= FACTS_MAX &&
  headings === 0 &&
  !NEVER.test(element.name) &&
  namesIn(classOf(element)).some((name) => FACTS_NAME.test(name));

/** A form asks: what little it says is no article; a page that stands in one is. Characters. */
const FORM_MAX = 300;
/** A footer of an article that says less is no note on it. Characters. */
const FOOTER_MIN = 60;
/** How much of an article a part may hold that only its name says is none of it. */
const SHARE_MAX = { around: 0.85, aside: 0.4 } as const;

/** Whether the kind of an element, or the role that it is given, makes it none of an article. */
const isChromeKind = ({ name, attributes }: HtmlElement, measure: Measure): boolean => {
  if (CHROME_ROLES.has(attributes.role ?? '')) return true;
  const { text, linked, links, headings } = measure;
  switch (name) {
    case 'nav':
      return true;
    case 'form':
      return text < FORM_MAX && headings === 0;
    case 'footer':
      return linked * 3 > text || text < FOOTER_MIN;
    case 'aside':
      return linked * 2 > text && links > 2;
    default:
      return false;
  }
};

/**
 * What stands in or around an article and is no part of it: ways through the site, banners, forms, what leads on, comments.
 * @param scope what holds the article
 */
export function pageChrome(
  scope: HtmlElement,
  measureOf: (element: HtmlElement) => Measure,
): (element: HtmlElement) => boolean {
  const own = (element: HtmlElement): number => measureOf(element).text - measureOf(element).linked;
  const whole = own(scope);
  const isChrome = (element: HtmlElement): boolean => {
    if (element === scope) return false;
    const measure = measureOf(element);
    if (isChromeKind(element, measure) || isContents(element, measure)) return true;
    const said = namedChrome(element);
    return said !== undefined && own(element) <= whole * SHARE_MAX[said];
  };
  const known = new Map<HtmlElement, boolean>();
  return (element) => {
    const found = known.get(element) ?? isChrome(element);
    known.set(element, found);
    return found;
  };
}
