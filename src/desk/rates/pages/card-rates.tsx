import './rates.css';
import { showPence } from '../../../lib/show.ts';
import { DAY_PARTS, DAY_TYPES } from '../schema.ts';
import { blockName, blocksOf, type CardVersion, DAYS, PARTS, showPoints } from './words.ts';

/** The rates of one version of a card: a small table for each role and kind of shift. */
export function CardRates({ version, of }: { readonly version: CardVersion; readonly of: string }) {
  return (
    <>
      {blocksOf(version.rates).map((block) => {
        const parts = PARTS.filter((part) => block.rates.some((rate) => rate.part === part));
        return (
          <section
            key={`${block.role} ${block.kind}`}
            className="rc-block rc-scroll"
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the screen is scrolled by keys
            tabIndex={0}
            aria-label={`${blockName(block)}, ${of}`}
          >
            <table className="rc-table">
              <thead>
                <tr>
                  <th scope="col">{blockName(block)}</th>
                  {parts.flatMap((part) =>
                    ['pay', 'charge', 'net margin'].map((what) => (
                      <th key={`${part} ${what}`} scope="col">
                        {parts.length === 1 ? '' : `${DAY_PARTS[part]}, `}
                        {what}
                      </th>
                    )),
                  )}
                </tr>
              </thead>
              <tbody>
                {DAYS.filter((day) => block.rates.some(({ dayType }) => dayType === day)).map(
                  (day) => (
                    <tr key={day}>
                      <th scope="row">{DAY_TYPES[day]}</th>
                      {parts.flatMap((part) => {
                        const rate = block.rates.find(
                          (one) => one.dayType === day && one.part === part,
                        );
                        const cells = [
                          rate ? showPence(rate.payPence) : 'none',
                          rate?.chargePence ? showPence(rate.chargePence) : 'none',
                          rate?.netPoints == null ? '' : showPoints(rate.netPoints),
                        ];
                        return cells.map((cell, at) => (
                          <td key={`${part} ${at}`} className={cell === 'none' ? 'dp-dim' : ''}>
                            {cell}
                          </td>
                        ));
                      })}
                    </tr>
                  ),
                )}
              </tbody>
            </table>
          </section>
        );
      })}
    </>
  );
}
