import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core';
import {
  IconArrowsShuffle,
  IconDice5,
  IconDots,
  IconDownload,
  IconFileDescription,
  IconInfoCircle,
  IconReload,
  IconTextCaption,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { CopyAction } from '@/components/copy-action';
import type { GenerationSummary } from '@/lib/api/types';
import { downloadUrl, downloadWithPromptUrl } from '@/lib/download';
import type { OnReuse } from '../on-reuse';
import classes from '@/components/jobs/job-card.module.css';

interface GenerationActionsProps {
  generation: GenerationSummary;
  onReuse: OnReuse;
}

/** What can be taken over from a finished generation. */
export function GenerationActions({ generation, onReuse }: GenerationActionsProps) {
  const [onlyImage, ...others] = generation.images;
  return (
    <div className={classes.actions}>
      <Tooltip label="All settings but the seed">
        <Button
          size="xs"
          variant="light"
          leftSection={<IconArrowsShuffle size={15} />}
          onClick={() => onReuse(generation, 'remix')}
        >
          Remix
        </Button>
      </Tooltip>
      <CopyAction value={generation.prompt} label="Copy prompt" />
      <Menu position="bottom-end" shadow="md" withinPortal>
        <Menu.Target>
          <Tooltip label="More actions">
            <ActionIcon aria-label="More actions">
              <IconDots size={18} />
            </ActionIcon>
          </Tooltip>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconReload size={16} />} onClick={() => onReuse(generation, 'all')}>
            Use all settings
          </Menu.Item>
          <Menu.Item
            leftSection={<IconTextCaption size={16} />}
            onClick={() => onReuse(generation, 'prompt')}
          >
            Use prompt
          </Menu.Item>
          <Menu.Item leftSection={<IconDice5 size={16} />} onClick={() => onReuse(generation, 'seed')}>
            Use seed {generation.seed}
          </Menu.Item>
          <Menu.Divider />
          {onlyImage && others.length === 0 && (
            <>
              <Menu.Item
                leftSection={<IconDownload size={16} />}
                component="a"
                href={downloadUrl(onlyImage.url)}
                download
              >
                Download
              </Menu.Item>
              <Menu.Item
                leftSection={<IconFileDescription size={16} />}
                component="a"
                href={downloadWithPromptUrl(onlyImage.url)}
                download
              >
                Download with prompt
              </Menu.Item>
            </>
          )}
          <Menu.Item
            leftSection={<IconInfoCircle size={16} />}
            renderRoot={(props) => <Link to="/generations/$id" params={{ id: generation.id }} {...props} />}
          >
            Details
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
