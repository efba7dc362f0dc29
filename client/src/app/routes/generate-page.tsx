import { Group, Skeleton, Title, VisuallyHidden } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { ErrorState } from '@/components/error-state';
import { AssetPicker } from '@/features/assets/components/asset-picker';
import { useSession } from '@/features/auth/api/session';
import { useRecentGenerations } from '@/features/generations/api/recent-generations';
import { GenerateForm } from '@/features/composer/components/generate-form';
import { draftStore, reuseSettings, setDraft } from '@/features/composer/draft';
import { useSubmissions } from '@/features/composer/hooks/use-submissions';
import { writeGeneration } from '@/features/generations/cache';
import { useModels } from '@/features/models/api/list-models';
import { ModelField } from '@/features/models/components/model-field';
import { isUploading, uploads } from '@/features/uploads/uploads';
import { announce } from '@/lib/announce';
import type { GenerationSummary } from '@/lib/api/types';
import { canCreate } from '@/lib/permissions';
import type { Reuse } from '@/lib/reuse';
import { useStore } from '@/lib/store';
import { useImageActions } from './use-upscale';
import { useReference } from './use-reference';
import classes from './generate-page.module.css';
import { GenerateResults } from './generate-results';
import { ImageFields } from './image-fields';

export function GeneratePage() {
  const { data: me } = useSession();
  const models = useModels();
  const recent = useRecentGenerations();
  const queryClient = useQueryClient();
  const submissions = useSubmissions(me?.id, (generation) => writeGeneration(queryClient, generation));
  const uploading = isUploading(useStore(uploads));
  const useAsReference = useReference();
  const imageActions = useImageActions();
  const [browsing, browser] = useDisclosure(false);
  const prompt = useRef<HTMLTextAreaElement>(null);
  const results = useRef<HTMLElement>(null);
  const focusPrompt = useLocation({ select: ({ state }) => state.focusPrompt === true });

  useHotkeys([['/', () => prompt.current?.focus()]]);
  const formReady = models.data !== undefined;
  useEffect(() => {
    if (focusPrompt && formReady) prompt.current?.focus();
  }, [focusPrompt, formReady]);

  const reuse = (generation: GenerationSummary, what: Reuse) => {
    draftStore.set(reuseSettings(generation, what));
    prompt.current?.focus();
    announce('Settings applied. Change them as needed, then generate.');
  };
  const showResults = () => {
    // The new card is their first, and may be out of sight: below the form, or above what is being looked at.
    results.current?.scrollIntoView();
  };

  return (
    <div className={classes.layout}>
      <VisuallyHidden>
        <Title order={1}>Generate</Title>
      </VisuallyHidden>
      <div className={classes.form}>
        {models.data && (
          <GenerateForm
            models={models.data}
            sending={submissions.sending}
            error={submissions.error}
            promptHistory={recent.data?.map((generation) => generation.prompt) ?? []}
            promptRef={prompt}
            uploading={uploading}
            renderModel={({ choice, errors, onChange }) => (
              <ModelField
                models={models.data}
                value={choice}
                error={errors.model}
                mayAddKeys={canCreate(me)}
                onChange={(modelId) => onChange({ modelId })}
              />
            )}
            renderImages={(field, children) => (
              <ImageFields {...field} onBrowse={browser.open}>
                {children}
              </ImageFields>
            )}
            onEdit={submissions.clearError}
            onSubmit={(settings) => {
              submissions.submit(settings);
              showResults();
            }}
          />
        )}
        {models.isPending && <FormSkeleton />}
        {models.isError && !models.data && (
          <ErrorState
            title="The models could not be loaded"
            error={models.error}
            onRetry={() => void models.refetch()}
            retrying={models.isFetching}
          />
        )}
      </div>
      <section ref={results} className={classes.results} aria-label="Results">
        <GenerateResults
          recent={recent}
          submissions={submissions}
          onReuse={reuse}
          onReference={useAsReference}
          imageActions={imageActions}
          onExample={(example) => {
            setDraft({ prompt: example });
            prompt.current?.focus();
          }}
        />
      </section>
      <AssetPicker opened={browsing} onClose={browser.close} onPick={useAsReference} />
    </div>
  );
}

function FormSkeleton() {
  return (
    <div role="status" aria-label="Loading the form">
      <Skeleton height={150} radius="lg" mb="md" />
      <Skeleton height={64} radius="lg" mb="md" />
      <Group gap={8} mb="md">
        {[1, 2, 3, 4, 5].map((card) => (
          <Skeleton key={card} height={64} width={62} radius="md" />
        ))}
      </Group>
      <Skeleton height={50} radius="md" />
    </div>
  );
}
