import { createRequire } from 'node:module';
import type { Chart } from './presentation/card.ts';
import { chartSvg } from './presentation/charts/chart-svg.ts';

/** Makes pictures of charts; whoever posts a card with a chart asks for one. */
export interface ChartRenderer {
  /** A PNG; `undefined` when it cannot be made in time, and the table alone must do. Never rejects. */
  render(chart: Chart): Promise<Uint8Array | undefined>;
}

/** A picture that takes longer is left out. */
const TIMEOUT_MS = 2_000;
/** Pictures kept, since the same answer is asked for again. */
const KEPT = 32;

/** resvg reads no WOFF and servers often have no fonts, so the font comes as a package. */
const fontFiles = (): readonly string[] => {
  const { resolve } = createRequire(import.meta.url);
  return ['400Regular/OpenSans_400Regular.ttf', '700Bold/OpenSans_700Bold.ttf'].map((file) =>
    resolve(`@expo-google-fonts/open-sans/${file}`),
  );
};

const rasterise = async (svg: string, fonts: readonly string[]): Promise<Uint8Array> => {
  const { renderAsync } = await import('@resvg/resvg-js');
  const image = await renderAsync(svg, {
    font: { fontFiles: [...fonts], loadSystemFonts: false, defaultFontFamily: 'Open Sans' },
  });
  return image.asPng();
};

/**
 * Draws charts with resvg, which is loaded with the first of them and works in a thread of its own.
 * @param onFailure told why a picture could not be made.
 */
export const createChartRenderer = (onFailure: (error: unknown) => void): ChartRenderer => {
  const fonts = fontFiles();
  const pictures = new Map<string, Uint8Array>();
  return {
    async render(chart) {
      const svg = chartSvg(chart);
      const known = pictures.get(svg);
      if (known !== undefined) return known;
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<undefined>((resolve) => {
        timer = setTimeout(() => resolve(undefined), TIMEOUT_MS);
      });
      try {
        const picture = await Promise.race([rasterise(svg, fonts), late]);
        if (picture === undefined) return undefined;
        const [oldest] = pictures.keys();
        if (pictures.size >= KEPT && oldest !== undefined) pictures.delete(oldest);
        pictures.set(svg, picture);
        return picture;
      } catch (error) {
        onFailure(error);
        return undefined;
      } finally {
        clearTimeout(timer);
      }
    },
  };
};
