import { ActionIcon, type ActionIconProps, Modal, Tooltip } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import {
  IconChevronLeft,
  IconChevronRight,
  IconDownload,
  IconFileDescription,
  IconInfoCircle,
  type Icon,
  IconX,
  IconZoomIn,
  IconZoomOut,
} from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { AssetSummary } from '@/lib/api/types';
import { downloadUrl, downloadWithPromptUrl } from '@/lib/download';
import { altText } from '@/lib/format';
import { preferences, setPreference } from '@/lib/preferences';
import { useStore } from '@/lib/store';
import classes from './lightbox.module.css';
import { LightboxStage } from './lightbox-stage';

interface LightboxProps {
  /** Null while it loads, or when it could not be loaded: `children` then tells. */
  asset: AssetSummary | null;
  onClose: () => void;
  onPrevious?: () => void;
  onNext?: () => void;
  /** The information panel's content. */
  children: ReactNode;
}

/** One image over the whole window. Arrows lead to its neighbours, Z zooms, I shows what it is, Escape closes. */
export function Lightbox({ asset, onClose, onPrevious, onNext, children }: LightboxProps) {
  const { infoOpen } = useStore(preferences);
  const [zoomedId, setZoomedId] = useState<string | null>(null);
  const zoomed = asset !== null && zoomedId === asset.id;
  const toggleZoom = () => setZoomedId(zoomed ? null : (asset?.id ?? null));
  const toggleInfo = () => setPreference('infoOpen', !infoOpen);

  useHotkeys([
    ['ArrowLeft', () => !zoomed && onPrevious?.(), { preventDefault: false }],
    ['ArrowRight', () => !zoomed && onNext?.(), { preventDefault: false }],
    ['Z', toggleZoom],
    ['I', toggleInfo],
  ]);

  return (
    <Modal.Root opened onClose={onClose} fullScreen returnFocus={false} transitionProps={{ duration: 120 }}>
      <Modal.Content
        aria-label={asset ? `Image: ${altText(asset.prompt)}` : 'Image'}
        radius={0}
        classNames={{ content: classes.content }}
      >
        <div className={classes.body}>
          <div className={classes.stage}>
            <div className={classes.toolbar} role="toolbar" aria-label="Image tools">
              <StageButton
                icon={zoomed ? IconZoomOut : IconZoomIn}
                label={zoomed ? 'Fit to the window (Z)' : 'Actual size (Z)'}
                disabled={!asset}
                onClick={toggleZoom}
              />
              {asset && (
                <>
                  <DownloadLink icon={IconDownload} label="Download" href={downloadUrl(asset.url)} />
                  <DownloadLink
                    icon={IconFileDescription}
                    label="Download with prompt"
                    href={downloadWithPromptUrl(asset.url)}
                  />
                </>
              )}
              <StageButton
                icon={IconInfoCircle}
                label="Information (I)"
                pressed={infoOpen}
                onClick={toggleInfo}
              />
              <StageButton icon={IconX} label="Close (Esc)" onClick={onClose} takesFocus />
            </div>
            {asset && (
              <LightboxStage
                key={asset.id}
                asset={asset}
                zoomed={zoomed}
                onToggleZoom={toggleZoom}
                onPrevious={onPrevious}
                onNext={onNext}
              />
            )}
            <StageButton
              icon={IconChevronLeft}
              label="Previous image"
              className={classes.previous}
              disabled={!onPrevious}
              onClick={() => onPrevious?.()}
            />
            <StageButton
              icon={IconChevronRight}
              label="Next image"
              className={classes.next}
              disabled={!onNext}
              onClick={() => onNext?.()}
            />
          </div>
          {infoOpen && (
            <aside className={classes.panel} aria-label="Information">
              {children}
            </aside>
          )}
        </div>
      </Modal.Content>
    </Modal.Root>
  );
}

interface DownloadLinkProps {
  icon: Icon;
  label: string;
  href: string;
}

function DownloadLink({ icon: LinkIcon, label, href }: DownloadLinkProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon
        component="a"
        href={href}
        download
        size={44}
        radius="xl"
        className={classes.glass}
        aria-label={label}
      >
        <LinkIcon size={20} />
      </ActionIcon>
    </Tooltip>
  );
}

interface StageButtonProps extends ActionIconProps {
  icon: Icon;
  label: string;
  pressed?: boolean;
  /** Has the focus when the lightbox opens. */
  takesFocus?: boolean;
  onClick: () => void;
}

function StageButton({ icon: Icon, label, pressed, takesFocus, className, ...props }: StageButtonProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon
        size={44}
        radius="xl"
        className={[classes.glass, className].filter(Boolean).join(' ')}
        aria-label={label}
        aria-pressed={pressed}
        {...(pressed && { 'data-active': true })}
        {...(takesFocus && { 'data-autofocus': true })}
        {...props}
      >
        <Icon size={20} />
      </ActionIcon>
    </Tooltip>
  );
}
