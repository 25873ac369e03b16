import { Page } from '../../../ui/page.tsx';
import { TermsPart } from './terms-part.tsx';

/** What we promise workers whose shift is cancelled late, whatever the client's terms say. */
export default function OwnTermsPage() {
  return (
    <Page title="When work is cancelled">
      <p className="dp-dim">
        When a client cancels a shift that somebody was given, its worker is paid by the client’s
        terms or by these, whichever is more. What a client is charged stands on the client’s
        record. Time that was worked is always paid.
      </p>
      <TermsPart clientId={null} />
    </Page>
  );
}
