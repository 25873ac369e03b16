import { useEffect, useState } from 'react';
import type { Passage } from '../../../lib/passages.ts';

/** What is selected within one text of the page. */
export interface Selected extends Passage {
  readonly place: string;
}

const textOf = (node: Node | null): HTMLElement | null => {
  const element = node instanceof HTMLElement ? node : (node?.parentElement ?? null);
  return element?.closest<HTMLElement>('[data-place]') ?? null;
};

/** Where a point of the page stands in the text that holds it, in UTF-16 units. */
function unitsBefore(text: HTMLElement, node: Node, offset: number): number {
  const range = document.createRange();
  range.selectNodeContents(text);
  range.setEnd(node, offset);
  return range.toString().length;
}

/** The words that are selected in one of the texts marked with `data-place`; of two texts at once none. */
export function useSelected(): Selected | undefined {
  const [selected, setSelected] = useState<Selected>();
  useEffect(() => {
    const look = () => {
      const selection = document.getSelection();
      const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : undefined;
      const text = range && !range.collapsed ? textOf(range.startContainer) : null;
      if (!range || !text || textOf(range.endContainer) !== text) {
        setSelected(undefined);
        return;
      }
      setSelected({
        place: text.dataset['place'] ?? '',
        from: unitsBefore(text, range.startContainer, range.startOffset),
        to: unitsBefore(text, range.endContainer, range.endOffset),
      });
    };
    document.addEventListener('selectionchange', look);
    return () => document.removeEventListener('selectionchange', look);
  }, []);
  return selected;
}
