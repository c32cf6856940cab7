import type { decisionTexts as english } from '../en/decisions.ts';
import type { Translation } from '../message.ts';

const conditions = {
  face_match: 'تطابق الوجه',
  completed: 'اكتمال الالتقاط',
  liveness: 'اجتياز كشف الحيوية',
  face_level: 'مستوى تطابق الوجه',
  mrz: 'التحقق الكامل من MRZ',
  front_back: 'تطابق جهتي الوثيقة',
  data_plausible: 'بيانات منطقية',
  document_review: 'فحص الوثيقة يدويًا',
  id_real: 'الهوية أصلية',
  full_id: 'الهوية كاملة',
  screening: 'فحص PEP والعقوبات',
  expired_document: 'الوثيقة سارية',
  minimum_age: 'الحد الأدنى للعمر',
  document_reused: 'الوثيقة غير مكررة',
  high_risk_ip: 'دولة IP عالية المخاطر',
  high_risk_nationality: 'جنسية عالية المخاطر',
} as const;

/** Why it waits, for a reviewer who has not seen it yet: short, as a chip. */
const reasons = {
  face_match: 'الوجه غير مطابق',
  completed: 'لم يكتمل',
  liveness: 'فشل الحيوية',
  face_level: 'تطابق وجه ضعيف',
  mrz: 'أخطاء MRZ',
  front_back: 'اختلاف الجهتين',
  data_plausible: 'تواريخ مستحيلة',
  document_review: 'فحص الوثيقة يدويًا',
  id_real: 'هوية مزيّفة',
  full_id: 'هوية غير كاملة',
  screening: 'تطابق في القوائم',
  expired_document: 'وثيقة منتهية',
  minimum_age: 'دون السن',
  document_reused: 'وثيقة مكررة',
  high_risk_ip: 'IP عالي المخاطر',
  high_risk_nationality: 'جنسية عالية المخاطر',
} as const;

/** The same where what it needs is not there. */
const unknown = {
  face_match: 'تطابق الوجه غير متاح',
  completed: 'لم يكتمل',
  liveness: 'الحيوية غير متاحة',
  face_level: 'تطابق الوجه غير متاح',
  mrz: 'لم تُقرأ MRZ',
  front_back: 'لا MRZ للمقارنة',
  data_plausible: 'لم تُقرأ التواريخ',
  document_review: 'نوع الوثيقة غير معروف',
  id_real: 'لا نتيجة لكشف التزييف',
  full_id: 'اكتمال الهوية غير متاح',
  screening: 'لم تُفحص القوائم بعد',
  expired_document: 'تاريخ الانتهاء غير معروف',
  minimum_age: 'العمر غير معروف',
  document_reused: 'لم يُقرأ الرقم',
  high_risk_ip: 'دولة IP غير معروفة',
  high_risk_nationality: 'الجنسية غير معروفة',
} as const;

const outcomes = { met: 'مستوفى', not_met: 'غير مستوفى', unknown: 'غير معروف' } as const;
const verdicts = { verified: 'معتمدة', rejected: 'مرفوضة' } as const;
const fourEyes = {
  ...conditions,
  edited_data: 'بيانات مصحّحة',
  full_match: 'تطابق تام مع شخص مدرج',
} as const;

const groups = {
  spam: 'طلب غير جاد',
  compromised_person: 'شخص عالي المخاطر',
  suspected_fraud: 'اشتباه احتيال',
  data_mismatch: 'عدم تطابق البيانات',
  requirements_not_met: 'متطلبات غير مستوفاة',
  quality: 'الجودة',
} as const;

const tags = {
  spam: 'طلب غير جاد',
  pep: 'PEP',
  sanctions_lists: 'قوائم العقوبات',
  criminal_records: 'سوابق جنائية',
  adverse_media: 'أخبار سلبية',
  fake: 'وثيقة مزوّرة',
  blacklist: 'القائمة السوداء',
  selfie_mismatch: 'السيلفي غير مطابق',
  full_name: 'الاسم الكامل',
  document_number: 'رقم الهوية أو الوثيقة',
  mrz: 'MRZ',
  date_of_birth: 'تاريخ الميلاد',
  expired_document: 'وثيقة منتهية',
  underage: 'دون السن',
  unsupported_document: 'وثيقة غير مقبولة',
  high_risk_country: 'دولة عالية المخاطر',
  unreadable_photo: 'صورة غير مقروءة',
  incomplete_id: 'هوية غير كاملة',
  glare: 'انعكاس ضوئي',
} as const;
export const decisionTexts: Translation<typeof english> = {
  conditions,
  reasons,
  unknown,
  outcomes,
  verdicts,
  fourEyes,
  groups,
  tags,
};
