import type { ReactNode } from 'react';
import type { FieldSlot } from '@/features/composer/components/generate-form';
import { addReference, setDraft } from '@/features/composer/draft';
import { MaskField } from '@/features/uploads/components/mask-field';
import { PageDrop } from '@/features/uploads/components/page-drop';
import { ReferenceField } from '@/features/uploads/components/reference-field';
import type { OnUploaded } from '@/features/uploads/uploads';

/** An upload becomes part of the draft, whatever page is open by then. */
const intoDraft: OnUploaded = (image, role) => {
  if (role === 'mask') setDraft({ mask: image });
  else addReference(image);
};

interface ImageFieldsProps extends FieldSlot {
  onBrowse: () => void;
  children: ReactNode;
}

/** The images of the generate form: references and, where the model takes one, a mask. */
export function ImageFields({ draft, choice, errors, onChange, onBrowse, children }: ImageFieldsProps) {
  const { maxReferences, mask: takesMask } = choice.model.capabilities;
  const [first] = draft.references;
  return (
    <>
      <ReferenceField
        references={draft.references}
        max={maxReferences}
        error={errors.references ?? firstBelow(errors, 'references')}
        onChange={(references) => onChange({ references })}
        onUploaded={intoDraft}
        onBrowse={onBrowse}
      >
        {takesMask && (
          <MaskField
            mask={draft.mask}
            reference={first ?? null}
            error={errors.mask}
            onUploaded={intoDraft}
            onRemove={() => onChange({ mask: null })}
          />
        )}
        {children}
      </ReferenceField>
      <PageDrop mayBeMask={takesMask && first !== undefined} onUploaded={intoDraft} />
    </>
  );
}

/** The message at the first field below `name`: the server names `references[1].assetId`. */
function firstBelow(errors: FieldSlot['errors'], name: string): string | undefined {
  return Object.entries(errors).find(
    ([field]) => field.startsWith(`${name}[`) || field.startsWith(`${name}.`),
  )?.[1];
}
