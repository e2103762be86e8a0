/* The forms of a person: who it is, a paper, an assignment to a class and its end. */
#pragma once

#include "summer-people-index.h"
#include "summer-window.h"

G_BEGIN_DECLS

/* person NULL = a new one. What is given is copied. */
void summer_person_forms_edit_person     (SummerWindow *parent, const SummerPersonEntry *person);
void summer_person_forms_edit_paper      (SummerWindow *parent, const SummerPersonEntry *person, const SummerCertificateRecord *paper); /* NULL = a new one */
void summer_person_forms_edit_assignment (SummerWindow *parent, const SummerPersonEntry *person, const SummerStaffEntry *assignment);  /* NULL = a new one */
void summer_person_forms_end_assignment  (SummerWindow *parent, const SummerStaffEntry *assignment);

G_END_DECLS
