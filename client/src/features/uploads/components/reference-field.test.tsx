import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import type { CreateGenerationRequest } from '@/lib/api/types';
import { aGeneration, aModel, anAsset, anImage, anUpload } from '@/test/data';
import { renderApp } from '@/test/render-app';
import { api, problem, server, world } from '@/test/server';

const file = (name: string, type = 'image/png') => new File(['pixels'], name, { type });
const editor = aModel({ capabilities: { maxReferences: 3, mask: true, strength: true } });

function acceptUploads() {
  let count = 0;
  server.use(
    http.post(api('/uploads'), () => {
      count += 1;
      return HttpResponse.json(anUpload({ id: `upload-${count}` }), { status: 201 });
    }),
  );
}

function acceptGenerations() {
  const received: CreateGenerationRequest[] = [];
  server.use(
    http.post<never, CreateGenerationRequest>(api('/generations'), async ({ request }) => {
      received.push(await request.json());
      return HttpResponse.json(aGeneration({ status: 'pending' }), { status: 202 });
    }),
  );
  return received;
}

async function openForm(models = [editor]) {
  world.models = models;
  const app = renderApp('/');
  await screen.findByRole('textbox', { name: 'Prompt' });
  return app;
}

const picker = () => screen.findByLabelText('Upload reference images');
const references = () => screen.getByRole('list', { name: 'Reference images' });

describe('a reference image', () => {
  it('is uploaded, shown, and sent with the prompt', async () => {
    acceptUploads();
    const received = acceptGenerations();
    const { user } = await openForm();

    await user.upload(await picker(), file('cliff.png'));
    expect(await screen.findByRole('img', { name: 'Reference 1: cliff.png' })).toBeInTheDocument();
    await user.type(screen.getByRole('textbox', { name: 'Prompt' }), 'in winter');
    await user.click(screen.getByRole('button', { name: /^Generate/ }));

    await waitFor(() => expect(received).toHaveLength(1));
    expect(received[0]?.references).toEqual([{ uploadId: 'upload-1' }]);
  });

  it('is moved and removed', async () => {
    acceptUploads();
    const { user } = await openForm();
    await user.upload(await picker(), file('first.png'));
    await screen.findByRole('img', { name: 'Reference 1: first.png' });
    await user.upload(await picker(), file('second.png'));
    await screen.findByRole('img', { name: 'Reference 2: second.png' });

    await user.click(screen.getByRole('button', { name: 'Move reference 2 forward' }));
    expect(screen.getByRole('img', { name: 'Reference 1: second.png' })).toBeInTheDocument();

    await user.click(screen.getByRole('button', { name: 'Remove reference 1' }));
    expect(within(references()).getAllByRole('img')).toHaveLength(1);
    expect(screen.getByRole('img', { name: 'Reference 1: first.png' })).toBeInTheDocument();
  });

  it('of a wrong type or size is refused here, and nothing is sent', async () => {
    const { user } = await openForm();
    const large = file('large.png');
    Object.defineProperty(large, 'size', { value: 26 * 1024 * 1024 });

    fireEvent.change(await picker(), { target: { files: [file('notes.gif', 'image/gif'), large] } });

    expect(await screen.findByText('Use a PNG, JPEG or WebP image.')).toBeInTheDocument();
    expect(screen.getByText('The file has 26.0 MB; at most 25.0 MB are possible.')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Dismiss notes.gif' }));
    expect(screen.queryByText('Use a PNG, JPEG or WebP image.')).not.toBeInTheDocument();
  });

  it('that is no image is refused in place', async () => {
    server.use(http.post(api('/uploads'), () => problem(422, 'upload.not_an_image')));
    const { user } = await openForm();

    await user.upload(await picker(), file('broken.png'));

    expect(await screen.findByRole('alert')).toHaveTextContent('broken.pngThis file is not an image');
    expect(screen.queryByRole('button', { name: 'Upload broken.png again' })).not.toBeInTheDocument();
  });

  it('that was refused leaves its place to another', async () => {
    acceptUploads();
    await openForm([aModel({ capabilities: { maxReferences: 1 } })]);
    fireEvent.change(await picker(), { target: { files: [file('notes.gif', 'image/gif')] } });
    await screen.findByText('Use a PNG, JPEG or WebP image.');

    fireEvent.change(await picker(), { target: { files: [file('cliff.png')] } });

    expect(await screen.findByRole('img', { name: 'Reference 1: cliff.png' })).toBeInTheDocument();
  });

  it('that got lost on the way is sent again on request', async () => {
    server.use(http.post(api('/uploads'), () => HttpResponse.error(), { once: true }));
    const { user } = await openForm();
    await user.upload(await picker(), file('cliff.png'));
    acceptUploads();

    await user.click(await screen.findByRole('button', { name: 'Upload cliff.png again' }));

    expect(await screen.findByRole('img', { name: 'Reference 1: cliff.png' })).toBeInTheDocument();
  });

  it('keeps the button waiting while it is on its way', async () => {
    let arrive: () => void = () => undefined;
    const arrived = new Promise<void>((resolve) => (arrive = resolve));
    server.use(
      http.post(api('/uploads'), async () => {
        await arrived;
        return HttpResponse.json(anUpload(), { status: 201 });
      }),
    );
    const { user } = await openForm();
    await user.type(screen.getByRole('textbox', { name: 'Prompt' }), 'in winter');
    await user.upload(await picker(), file('cliff.png'));

    const button = screen.getByRole('button', { name: /^Generate/ });
    expect(await screen.findByRole('progressbar', { name: 'Uploading cliff.png' })).toBeInTheDocument();
    expect(button).toHaveAccessibleDescription('Wait until the image has been uploaded.');
    arrive();
    await waitFor(() => expect(button).not.toHaveAccessibleDescription());
  });

  it('is pasted', async () => {
    acceptUploads();
    await openForm();

    fireEvent.paste(document.body, { clipboardData: { files: [file('pasted.png')], types: ['Files'] } });

    expect(await screen.findByRole('img', { name: 'Reference 1: pasted.png' })).toBeInTheDocument();
  });

  it('is dropped anywhere on the page', async () => {
    acceptUploads();
    await openForm();
    const dropped = file('dropped.png');

    fireEvent.drop(screen.getByText('Drop to use as a reference'), {
      dataTransfer: {
        files: [dropped],
        items: [{ kind: 'file', type: dropped.type, getAsFile: () => dropped }],
        types: ['Files'],
      },
    });

    expect(await screen.findByRole('img', { name: 'Reference 1: dropped.png' })).toBeInTheDocument();
  });

  it('leaves pasted text to the field that it was pasted into', async () => {
    await openForm();

    fireEvent.paste(screen.getByRole('textbox', { name: 'Prompt' }), {
      clipboardData: { files: [file('table.png')], types: ['text/plain', 'Files'] },
    });

    expect(screen.queryByRole('progressbar', { name: /Uploading/ })).not.toBeInTheDocument();
  });

  it('is chosen from the gallery', async () => {
    world.assets = [anAsset({ id: 'asset-9', prompt: 'A pair of boats' })];
    const { user } = await openForm();

    await user.click(screen.getByRole('button', { name: 'From the gallery' }));
    await user.click(await screen.findByRole('button', { name: 'A pair of boats' }));

    expect(await screen.findByRole('img', { name: 'Reference 1: A pair of boats' })).toBeInTheDocument();
  });

  it('is taken from a result and from the lightbox', async () => {
    world.generations = [aGeneration({ images: [anImage({ assetId: 'asset-1' })] })];
    world.assets = [anAsset({ id: 'asset-2', prompt: 'A tall tower' })];
    const { user, router } = await openForm();

    await user.click(await screen.findByRole('button', { name: 'Use as reference' }));
    expect(await screen.findByRole('img', { name: 'Reference 1: A fox in a teacup' })).toBeInTheDocument();

    await router.navigate({ to: '/gallery/$assetId', params: { assetId: 'asset-2' } });
    await user.click(await screen.findByRole('button', { name: 'Use as reference' }));
    expect(await screen.findByRole('img', { name: 'Reference 2: A tall tower' })).toBeInTheDocument();
  });

  it('is kept and flagged for a model that takes none, and comes back', async () => {
    acceptUploads();
    const plain = aModel({ id: 'plain', name: 'Plain', isDefault: false });
    const { user } = await openForm([editor, plain]);
    await user.upload(await picker(), file('cliff.png'));
    await screen.findByRole('img', { name: 'Reference 1: cliff.png' });
    const choose = async (name: RegExp) => {
      await user.click(screen.getByRole('button', { name: /^Model:/ }));
      await user.click(await screen.findByRole('option', { name }));
    };

    await choose(/^Plain/);
    expect(await screen.findByText('1 reference image')).toBeInTheDocument();
    expect(screen.queryByRole('group', { name: 'Reference images' })).not.toBeInTheDocument();

    await choose(/^Painter/);
    expect(await screen.findByRole('img', { name: 'Reference 1: cliff.png' })).toBeInTheDocument();
  });
});

describe('mask and strength', () => {
  it('asks what a further image is for where the model takes a mask', async () => {
    acceptUploads();
    const received = acceptGenerations();
    const { user } = await openForm();
    await user.upload(await picker(), file('cliff.png'));
    await screen.findByRole('img', { name: 'Reference 1: cliff.png' });

    fireEvent.paste(document.body, { clipboardData: { files: [file('sky.png')], types: ['Files'] } });
    await user.click(
      within(await screen.findByRole('dialog', { name: 'What is this image for?' })).getByRole('button', {
        name: 'Mask',
      }),
    );
    expect(await screen.findByRole('img', { name: 'Mask: sky.png' })).toBeInTheDocument();

    await user.type(screen.getByRole('textbox', { name: 'Prompt' }), 'in winter');
    await user.click(screen.getByRole('button', { name: /^Generate/ }));
    await waitFor(() => expect(received[0]).toMatchObject({ mask: { uploadId: 'upload-2' } }));
  });

  it('sets the strength by a range input, and leaves it to the model again', async () => {
    acceptUploads();
    const { user } = await openForm();
    await user.upload(await picker(), file('cliff.png'));
    const strength = await screen.findByRole('slider', { name: 'Strength' });
    expect(strength).toHaveAttribute('aria-valuetext', 'Model default');

    fireEvent.change(strength, { target: { value: '0.35' } });
    expect(strength).toHaveAttribute('aria-valuetext', '35 %');

    await user.click(screen.getByRole('button', { name: 'Reset' }));
    expect(strength).toHaveAttribute('aria-valuetext', 'Model default');
  });
});

it('says in plain words what may happen when the provider cannot do it', async () => {
  const received = acceptGenerations();
  const { user } = await openForm();
  await user.type(screen.getByRole('textbox', { name: 'Prompt' }), 'a fox');
  await user.click(screen.getByRole('button', { name: 'Advanced' }));

  await user.click(await screen.findByRole('radio', { name: 'Do not switch' }));
  expect(screen.getByText('1 set')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: /^Generate/ }));

  await waitFor(() => expect(received[0]?.failover).toBe('none'));
});
