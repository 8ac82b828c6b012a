import type { PaletteMode } from '@mui/material/styles';
import type { Urgency } from '../providers/types';

/** Colours are checked for 4.5:1 on their ground in both modes; meaning never hangs on colour alone. */
export interface Tones {
  ground: string;
  paper: string;
  raised: string;
  line: string;
  text: string;
  soft: string;
  primary: string;
  onPrimary: string;
  wash: string;
  gold: string;
  urgency: Record<Urgency | 'none', { text: string; wash: string }>;
}

const light: Tones = {
  ground: '#f4f6f4',
  paper: '#ffffff',
  raised: '#ffffff',
  line: '#dde3df',
  text: '#1c2523',
  soft: '#52605c',
  primary: '#155e57',
  onPrimary: '#ffffff',
  wash: '#e6f0ee',
  gold: '#7a5200',
  urgency: {
    overdue: { text: '#a61b1b', wash: '#fdecea' },
    today: { text: '#8f3f00', wash: '#fff0e2' },
    soon: { text: '#6a5200', wash: '#fbf4d9' },
    normal: { text: '#1f6148', wash: '#e7f4ee' },
    none: { text: '#52605c', wash: '#eef1ef' },
  },
};
const dark: Tones = {
  ground: '#101615',
  paper: '#18201e',
  raised: '#1e2826',
  line: '#2f3b38',
  text: '#e4ebe8',
  soft: '#a3b1ac',
  primary: '#7fd0c2',
  onPrimary: '#06231f',
  wash: '#1d3531',
  gold: '#f0c674',
  urgency: {
    overdue: { text: '#ffb3ab', wash: '#43201d' },
    today: { text: '#ffbd85', wash: '#40280f' },
    soon: { text: '#ecd27a', wash: '#37300f' },
    normal: { text: '#93d6b6', wash: '#173328' },
    none: { text: '#a3b1ac', wash: '#27302e' },
  },
};

export const tonesOf = (mode: PaletteMode): Tones => (mode === 'dark' ? dark : light);
