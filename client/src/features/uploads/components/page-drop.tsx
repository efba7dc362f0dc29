import { Button, Group, Modal, Stack, Text, Title } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import '@mantine/dropzone/styles.css';
import { IconMask, IconPhotoPlus } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { type OnUploaded, startUploads } from '../uploads';
import classes from './page-drop.module.css';

interface PageDropProps {
  /** Where a dropped image can be the mask as well: the chosen model takes one and has a reference for it. */
  mayBeMask: boolean;
  onUploaded: OnUploaded;
}

/** Takes images that are dropped anywhere on the page or pasted into it. */
export function PageDrop({ mayBeMask, onUploaded }: PageDropProps) {
  const [asked, setAsked] = useState<File | null>(null);

  const receive = (files: readonly File[]) => {
    const [only, ...others] = files;
    if (only && others.length === 0 && mayBeMask) setAsked(only);
    else startUploads(files, 'reference', onUploaded);
  };
  const paste = useEffectEvent((event: ClipboardEvent) => {
    const files = [...(event.clipboardData?.files ?? [])].filter(({ type }) => type.startsWith('image/'));
    const wantsText = isTyping(event.target) && event.clipboardData?.types.includes('text/plain');
    if (files.length === 0 || wantsText) return;
    event.preventDefault();
    receive(files);
  });
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => paste(event);
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  }, []);

  return (
    <>
      {/* For the mouse only: the keyboard has the buttons of the form. */}
      <Dropzone.FullScreen
        active
        aria-hidden="true"
        tabIndex={-1}
        activateOnClick={false}
        activateOnKeyboard={false}
        classNames={{ fullScreen: classes.over }}
        onDrop={receive}
      >
        <Stack align="center" justify="center" mih="70vh" gap="sm" style={{ pointerEvents: 'none' }}>
          <IconPhotoPlus size={56} stroke={1.3} aria-hidden="true" />
          <Title order={2}>Drop to use as a reference</Title>
          <Text c="dimmed">PNG, JPEG or WebP, up to 25 MB each</Text>
        </Stack>
      </Dropzone.FullScreen>
      <RoleQuestion
        file={asked}
        onAnswer={(role) => {
          if (asked && role) startUploads([asked], role, onUploaded);
          setAsked(null);
        }}
      />
    </>
  );
}

interface RoleQuestionProps {
  file: File | null;
  onAnswer: (role: 'reference' | 'mask' | null) => void;
}

function RoleQuestion({ file, onAnswer }: RoleQuestionProps) {
  return (
    <Modal opened={file !== null} onClose={() => onAnswer(null)} title="What is this image for?" size="sm">
      <Text size="sm" c="dimmed" mb="md">
        {file?.name}: a reference is followed or changed; a mask says which part of the first reference may
        change.
      </Text>
      <Group grow>
        <Button
          data-autofocus
          leftSection={<IconPhotoPlus size={17} />}
          onClick={() => onAnswer('reference')}
        >
          Reference
        </Button>
        <Button variant="default" leftSection={<IconMask size={17} />} onClick={() => onAnswer('mask')}>
          Mask
        </Button>
      </Group>
    </Modal>
  );
}

/** Text fields get the text of a copied table or page, which brings a picture of itself along. */
function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && ['INPUT', 'TEXTAREA'].includes(target.tagName);
}
