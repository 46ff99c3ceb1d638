import ForgeReconciler from '@forge/react';
import { Page } from './pieces/Page';
import { QueuePage } from './queue/QueuePage';

ForgeReconciler.render(<Page><QueuePage /></Page>);
