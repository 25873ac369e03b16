import { Read, useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { readVetting } from '../schema.ts';
import { CertificatePart } from './certificates.tsx';
import { NightHealthPart } from './night-health.tsx';
import { PermissionPart } from './permissions.tsx';
import { ToldPart } from './told.tsx';

/** What bounds a worker's work beyond that checks were done. */
export default function VettingSection({ id }: { readonly id: string }) {
  const mayWrite = useMay()('vetting.write');
  const reading = useRead(readVetting, { params: { id } });
  return (
    <Read of={reading}>
      {(vetting) => (
        <>
          <CertificatePart id={id} vetting={vetting} mayWrite={mayWrite} />
          <PermissionPart id={id} vetting={vetting} mayWrite={mayWrite} />
          <NightHealthPart id={id} vetting={vetting} mayWrite={mayWrite} />
          <ToldPart id={id} vetting={vetting} mayWrite={mayWrite} />
        </>
      )}
    </Read>
  );
}
