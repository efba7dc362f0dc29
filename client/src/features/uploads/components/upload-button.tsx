import { Button, type ButtonProps, FileButton } from '@mantine/core';
import { useRef } from 'react';
import { acceptedTypes, type ImageRole, type OnUploaded, startUploads } from '../uploads';

interface UploadButtonProps extends ButtonProps {
  purpose: ImageRole;
  /** Names the file input behind the button. */
  inputLabel: string;
  onUploaded: OnUploaded;
}

/** Opens the system's file dialog and sends what was chosen. The same file can be chosen again afterwards. */
export function UploadButton({ purpose, inputLabel, onUploaded, ...button }: UploadButtonProps) {
  const reset = useRef<() => void>(null);
  const send = (files: File[]) => {
    startUploads(files, purpose, onUploaded);
    reset.current?.();
  };
  return (
    <FileButton
      multiple
      accept={acceptedTypes.join(',')}
      resetRef={reset}
      inputProps={{ 'aria-label': inputLabel, tabIndex: -1 }}
      onChange={send}
    >
      {(props) => <Button {...props} {...button} />}
    </FileButton>
  );
}
