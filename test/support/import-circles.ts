/**
 * The circles of a graph: sets of nodes each of which leads to all the others, in order. Source: R. Tarjan, "Depth-first
 * search and linear graph algorithms", 1972.
 * @param graph what each node leads to; what has no entry leads nowhere
 */
export const importCircles = (
  graph: ReadonlyMap<string, readonly string[]>,
): readonly (readonly string[])[] => {
  const found = new Map<string, number>();
  const path: string[] = [];
  const circles: string[][] = [];
  const visit = (node: string): number => {
    const at = found.size;
    found.set(node, at);
    let low = at;
    path.push(node);
    for (const next of graph.get(node) ?? []) {
      if (!found.has(next)) low = Math.min(low, visit(next));
      else if (path.includes(next)) low = Math.min(low, found.get(next) ?? low);
    }
    if (low === at) {
      const circle = path.splice(path.indexOf(node));
      circles.push(circle.toSorted());
    }
    return low;
  };
  for (const node of graph.keys()) if (!found.has(node)) visit(node);
  return circles.filter(
    ([node = '', other]) => other !== undefined || graph.get(node)?.includes(node),
  );
};
