/* The closed vocabularies of rules.md and workbook.md: each value with its English and its Chinese word. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum { SUMMER_CLASS_NEW, SUMMER_CLASS_CONTINUING } SummerClassKind;
typedef enum
{
  SUMMER_CLASS_APPLIED,
  SUMMER_CLASS_APPROVED,
  SUMMER_CLASS_OPEN,
  SUMMER_CLASS_ENDED,
  SUMMER_CLASS_REJECTED,
  SUMMER_CLASS_WITHDRAWN,
} SummerClassState;
typedef enum { SUMMER_PROVIDER_NORMAL, SUMMER_PROVIDER_BARRED } SummerProviderState;
typedef enum { SUMMER_RESULT_FAIL, SUMMER_RESULT_PASS } SummerReviewResult;
typedef enum { SUMMER_ADJUSTMENT_CANCELLED, SUMMER_ADJUSTMENT_EXTRA } SummerAdjustmentKind;
typedef enum
{
  SUMMER_ROLE_TUTOR,
  SUMMER_ROLE_VOLUNTEER,
  SUMMER_ROLE_SOCIAL_WORKER,
  SUMMER_ROLE_HEAD,
} SummerRole;
typedef enum
{
  SUMMER_MARK_UNRECORDED, /* never stored: no row */
  SUMMER_MARK_PRESENT,
  SUMMER_MARK_SICK,
  SUMMER_MARK_LEAVE,
  SUMMER_MARK_ABSENT,
} SummerMark;
typedef enum { SUMMER_STAFF_ABSENT, SUMMER_STAFF_PRESENT } SummerStaffMark;
typedef enum
{
  SUMMER_INSURANCE_ACCIDENT_INJURY,
  SUMMER_INSURANCE_ACCIDENT_MEDICAL,
  SUMMER_INSURANCE_LIABILITY,
} SummerInsuranceKind;
typedef enum { SUMMER_VISIT_PASS, SUMMER_VISIT_MINOR, SUMMER_VISIT_SERIOUS } SummerVisitResult;
typedef enum { SUMMER_INCIDENT_MINOR, SUMMER_INCIDENT_ADVERSE, SUMMER_INCIDENT_ACCIDENT } SummerSeverity;
typedef enum
{
  SUMMER_RATING_VERY_SATISFIED,
  SUMMER_RATING_SATISFIED,
  SUMMER_RATING_NEUTRAL,
  SUMMER_RATING_DISSATISFIED,
} SummerRating;
typedef enum
{
  SUMMER_MAY_COLLECT,
  SUMMER_MUST_NOT_COLLECT,
  SUMMER_MAY_GO_ALONE,
} SummerAuthorisationKind;
typedef enum { SUMMER_RELEASE_UNLISTED, SUMMER_RELEASE_ALONE } SummerReleaseKind;
typedef enum
{
  SUMMER_INCIDENT_INJURY,
  SUMMER_INCIDENT_ILLNESS,
  SUMMER_INCIDENT_MISSING,
  SUMMER_INCIDENT_CONFLICT,
  SUMMER_INCIDENT_FOOD,
  SUMMER_INCIDENT_PROPERTY,
  SUMMER_INCIDENT_OTHER,
} SummerIncidentKind;

typedef enum
{
  SUMMER_ASPECT_OVERALL,
  SUMMER_ASPECT_SAFETY,
  SUMMER_ASPECT_TEACHING,
  SUMMER_ASPECT_MEALS,
  SUMMER_ASPECT_ACTIVITIES,
  SUMMER_ASPECT_COMMUNICATION,
} SummerAspect; /* of a question to parents */
typedef enum
{
  SUMMER_CERTIFICATE_QUALIFICATION,
  SUMMER_CERTIFICATE_CLEARANCE,
  SUMMER_CERTIFICATE_TRAINING,
  SUMMER_CERTIFICATE_HEALTH,
} SummerCertificateKind;
typedef enum
{
  SUMMER_PAPERS_MISSING,
  SUMMER_PAPERS_EXPIRED,
  SUMMER_PAPERS_EXPIRING, /* within the days of an assignment */
  SUMMER_PAPERS_VALID,
} SummerPapersState; /* of the papers that somebody who works with children must have; the worst first */

typedef enum { SUMMER_REVIEW_WAITING, SUMMER_REVIEW_DONE } SummerReviewState; /* of an incident */

typedef enum
{
  SUMMER_TERMS_CLASS_KIND,
  SUMMER_TERMS_CLASS_STATE,
  SUMMER_TERMS_PROVIDER_STATE,
  SUMMER_TERMS_REVIEW_RESULT,
  SUMMER_TERMS_ADJUSTMENT_KIND,
  SUMMER_TERMS_ROLE,
  SUMMER_TERMS_MARK,
  SUMMER_TERMS_STAFF_MARK,
  SUMMER_TERMS_INSURANCE_KIND,
  SUMMER_TERMS_VISIT_RESULT,
  SUMMER_TERMS_SEVERITY,
  SUMMER_TERMS_RATING,
  SUMMER_TERMS_SEX,
  SUMMER_TERMS_AUTHORISATION,
  SUMMER_TERMS_RELEASE,
  SUMMER_TERMS_INCIDENT_KIND,
  SUMMER_TERMS_REVIEW_STATE,
  SUMMER_TERMS_OUTCOME,
  SUMMER_TERMS_ASPECT,
  SUMMER_TERMS_CERTIFICATE,
  SUMMER_TERMS_PAPERS,
  SUMMER_N_TERMS,
} SummerTerms;

gboolean    summer_terms_parse       (SummerTerms terms, const char *text, int *value); /* any accepted spelling */
const char *summer_terms_get_chinese (SummerTerms terms, int value);  /* as written to workbooks: √ 病 事 旷, 开班 … */
const char *summer_terms_get_english (SummerTerms terms, int value);
const char *summer_terms_get_text    (SummerTerms terms, int value);  /* in the user's language */
char       *summer_terms_dup_choices (SummerTerms terms);             /* "新办 / 续办", for messages */
guint       summer_terms_get_size    (SummerTerms terms);

G_END_DECLS
