import { test } from 'vitest';

import { textTable } from './text-table.ts';

const rows = [
  ['NAME', 'STATUS'],
  ['训练', 'RUNNING'],
  ['cafe\u0301-1', 'SUCCESS'],
];

test('columns stand one below the other, wide characters and accents among them', ({ expect }) => {
  expect(textTable(rows)).toEqual(['NAME    STATUS', '训练    RUNNING', 'cafe\u0301-1  SUCCESS']);
});

test('a line is clipped by the columns that it takes', ({ expect }) => {
  expect(textTable(rows, { line: 4 })).toEqual(['NAM…', '训…', 'caf…']);
  expect(textTable(rows, { line: 3 })).toEqual(['NA…', '训…', 'ca…']);
});

test('a cell is clipped by the columns that it takes, and the next column is in its place', ({
  expect,
}) => {
  expect(textTable([...rows, ['训练训练训练', 'X']], { cell: 6 })).toEqual([
    'NAME    STATUS',
    '训练    RUNNI…',
    'cafe\u0301-1  SUCCE…',
    '训练…   X',
  ]);
});

test('nothing in a cell controls the terminal or turns the text around', ({ expect }) => {
  expect(textTable([['a\u001B[2J\nb\u202E', 'c']])).toEqual(['a [2J b\\u202e  c']);
});
