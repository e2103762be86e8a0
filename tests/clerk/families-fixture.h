/* Children with guardians who are asked what they think; for tests of questionnaires and of their results. */
#pragma once

#include "../store/fixture.h"

#include "summer-answer-table.h"
#include "summer-answers.h"
#include "summer-questionnaires.h"

G_BEGIN_DECLS

#define TODAY (FIXTURE_FIRST_DAY + 20)

void          families_set_up         (Fixture *fixture, gconstpointer unused);
void          families_set_telephone  (Fixture *fixture, gint64 child, const char *telephone); /* of the guardian; NULL = none */
guint         families_make_codes     (Fixture *fixture, gint64 class_id); /* 0 = of all classes; how many are new */
GPtrArray    *families_list_open      (Fixture *fixture, guint class); /* owned: the codes not answered yet */
GPtrArray    *families_load_questions (Fixture *fixture); /* owned */
SummerAnswers families_answer         (GPtrArray *questions, const char *code); /* one rating after the other; borrows both */
void          families_enter          (Fixture *fixture, const SummerAnswers *answers);

G_END_DECLS
