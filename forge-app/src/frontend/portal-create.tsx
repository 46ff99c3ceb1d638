import ForgeReconciler from '@forge/react';
import { AnswerNow } from './create/AnswerNow';
import { Page } from './pieces/Page';

ForgeReconciler.render(<Page><AnswerNow /></Page>);
