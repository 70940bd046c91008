/**
 * Run by Node: have dagre lay out graphs.
 *
 *   node flowchart_dagre.mjs DAGRE REQUEST RESPONSE
 *
 * DAGRE is the library's module. REQUEST is JSON, a list of graphs:
 *   options  dagre's own, for the graph
 *   nodes    [width, height] of each
 *   edges    [start, end, width, height] of each: numbers of nodes, and the size of its label
 * RESPONSE has for each graph, in the same order:
 *   nodes    [x, y, rank] of each: its middle, and the row in which dagre has put it
 *   edges    [[x, y], …] of each: where it passes each row between those of its ends
 */

import { readFile, writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';

const [library, request, response] = process.argv.slice(2);
const { Graph, layout } = await import(pathToFileURL(library).href);

/** @param {string} _ @param {unknown} value a length, or something else */
const rounded = (_, value) => (typeof value === 'number' ? Math.round(value * 10) / 10 : value);

/** @param {{x: number, y: number}} point */
const place = ({ x, y }) => [x, y];

/** @param {{options: object, nodes: number[][], edges: number[][]}} asked */
function laidOut({ options, nodes, edges }) {
  const graph = new Graph();
  graph.setGraph({ ...options });
  nodes.forEach(([width, height], number) => graph.setNode(`${number}`, { width, height }));
  for (const [start, end, width, height] of edges) {
    graph.setEdge(`${start}`, `${end}`, { width, height, labelpos: 'c' });
  }
  layout(graph);
  return {
    nodes: nodes.map((_, number) => {
      const node = graph.node(`${number}`);
      return [...place(node), node.rank];
    }),
    // The first and last points are on the boxes, where the line as it is drawn doesn't begin.
    edges: edges.map(([start, end]) =>
      graph.edge(`${start}`, `${end}`).points.slice(1, -1).map(place),
    ),
  };
}

const asked = JSON.parse(await readFile(request, 'utf8'));
await writeFile(response, JSON.stringify(asked.map(laidOut), rounded));
