/* People who work in classes, with their papers, and what they are assigned to. The rows of the staff are their
 * assignments: of a person are those with the same name and identity number, and those with the same name and no number
 * where only one person has that name. */
#pragma once

#include "summer-complaints.h"
#include "summer-people-index.h"

G_BEGIN_DECLS

/* Fields: name, sex, identity_number, telephone. One journal entry each; person->id 0 = a new one, filled in. */
void     summer_person_check      (const SummerPersonRecord *person, const SummerPeopleIndex *index, SummerComplaints *complaints);
gboolean summer_person_save       (SummerStore *store, SummerPersonRecord *person, SummerComplaints *complaints, char **done, GError **error);

/* Fields: kind, title, issued_on, until. */
void     summer_certificate_check (const SummerCertificateRecord *certificate, SummerDay today, SummerComplaints *complaints);
gboolean summer_certificate_save  (SummerStore *store, SummerCertificateRecord *certificate, SummerDay today,
                                   SummerComplaints *complaints, char **done, GError **error);
gboolean summer_certificate_take_out (SummerStore *store, gint64 id, const char *what, char **done, GError **error);

/* Makes a person of each name and identity number among the staff that no person has yet. One journal entry. */
gboolean summer_people_make       (SummerStore *store, gint64 programme, guint *n_made, char **done, GError **error);

/* Fields: class_id, role, first_day, last_day. id 0 = a new one. The name, number and telephone of a new one are the
 * person's. What was marked must stay under it. */
void     summer_assignment_check  (const SummerStaffRecord *assignment, gint64 person, SummerStore *store,
                                   const SummerPeopleIndex *index, SummerComplaints *complaints);
gboolean summer_assignment_save   (SummerStore *store, gint64 programme, gint64 person, SummerStaffRecord *assignment,
                                   SummerComplaints *complaints, char **done, GError **error);
/* As the two above, of somebody who is new, or of a person who is stored: person->id. One journal entry for both; both
 * ids are filled in. Fields of a new one: those of summer_person_check(), too. */
gboolean summer_assignment_add    (SummerStore *store, SummerPersonRecord *person, SummerStaffRecord *assignment,
                                   SummerComplaints *complaints, char **done, GError **error);
/* Fields: last_day. Within the days of the assignment. */
gboolean summer_assignment_end    (SummerStore *store, gint64 programme, gint64 staff, SummerDay last_day, SummerComplaints *complaints,
                                   char **done, GError **error);

G_END_DECLS
