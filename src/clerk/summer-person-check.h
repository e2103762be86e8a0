/* Fields about a person that forms of the office have in common, checked as they are typed. */
#pragma once

#include "summer-complaints.h"
#include "summer-identity.h"

G_BEGIN_DECLS

/* Each adds at most one complaint, under the field named; NULL and "" are nothing to complain of. */
void summer_person_check_telephone (SummerComplaints *complaints, const char *field, const char *telephone);
/* document: NULL or a resident identity card: the number must be one; birth and sex: compared with it where given. */
void summer_person_check_identity  (SummerComplaints *complaints, const char *field, const char *document, const char *number,
                                    SummerDay birth, SummerSex sex);
void summer_person_check_birth     (SummerComplaints *complaints, const char *field, SummerDay birth, SummerDay today);

G_END_DECLS
